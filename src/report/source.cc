#include "src/report/source.h"

#include <fmt/format.h>

#include "engine/base/file_path.h"
#include "src/flags/reading.h"

namespace attune {

Result<std::unique_ptr<FetchedConversation>> FetchedConversation::fetch(
    const std::string& path, const Location& location, const Privacy& privacy,
    std::shared_ptr<const Formats> formats) {
  Result<FetchedRecord> record = fetch_record(path, location);
  if (!record) return record.error();
  std::unique_ptr<FetchedConversation> fetched(new FetchedConversation(std::move(formats)));
  fetched->record_ = std::move(*record);
  fetched->reader_.allow_missing_agent();
  Reject reject;
  std::string_view bytes(fetched->record_.bytes.data(), fetched->record_.length);
  if (!fetched->reader_.read(bytes, {path, location.record}, fetched->conversation_, reject))
    return Error{"source-changed", fmt::format("record {} of '{}' can no longer be read: {}", location.record,
                                               path, reject.code)};
  protect(fetched->conversation_, privacy, fetched->protected_);
  return fetched;
}

Result<std::unique_ptr<FetchedConversation>> fetch_stored(ScoreReader& reader,
                                                          const std::string& conversation,
                                                          const std::string& path, const Location& location,
                                                          const Privacy& privacy) {
  Result<std::string> reading = reader.reading(conversation, path, location.offset);
  if (!reading) return reading.error();
  auto formats = stored_formats(*reading);
  if (!formats) return formats.error();
  return FetchedConversation::fetch(path_from_here(path), location, privacy, *formats);
}

}  // namespace attune
