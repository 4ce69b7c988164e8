#include "src/report/source.h"

#include <fmt/format.h>

namespace attune {

Result<std::unique_ptr<FetchedConversation>> FetchedConversation::fetch(const std::string& path,
                                                                        const Location& location,
                                                                        const Privacy& privacy) {
  Result<FetchedRecord> record = fetch_record(path, location);
  if (!record) return record.error();
  std::unique_ptr<FetchedConversation> fetched(new FetchedConversation);
  fetched->record_ = std::move(*record);
  fetched->reader_.allow_missing_agent();
  Reject reject;
  std::string_view bytes(fetched->record_.bytes.data(), fetched->record_.length);
  if (!fetched->reader_.read(bytes, fetched->conversation_, reject))
    return Error{"source-changed", fmt::format("record {} of '{}' can no longer be read: {}", location.record,
                                               path, reject.code)};
  protect(fetched->conversation_, privacy, fetched->protected_);
  return fetched;
}

}  // namespace attune
