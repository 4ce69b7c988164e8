#include "src/summaries/reject_report.h"

#include <fmt/format.h>

#include <algorithm>

#include "src/console/text_layout.h"
#include "src/files/json_writer.h"

namespace attune {
namespace {

constexpr size_t kShown = 5;
constexpr size_t kCodesShown = 4;

std::string json_line(const std::string& file, const Reject& reject) {
  const Location& at = reject.location;
  JsonWriter json;
  json.begin_object().member("file", file).member("record", at.record).member("offset", at.offset);
  json.member("length", at.length).member("code", reject.code).member("detail", reject.detail).end_object();
  return json.take();
}

std::string text_line(const std::string& file, const Reject& reject) {
  return fmt::format("reject[{}]: {}: record {}, byte {}: {}\n", reject.code,
                     file == "-" ? "standard input" : file, reject.location.record, reject.location.offset,
                     reject.detail);
}

}  // namespace

Status RejectReport::add(const Reject& reject) {
  ++total_;
  ++counts_[reject.code];
  const std::string& file = sources_[reject.location.source].path;
  if (file_) return file_->write(json_line(file, reject));
  if (first_.size() < kShown) first_.push_back(text_line(file, reject));
  return Done{};
}

std::string RejectReport::text() const {
  std::string out;
  for (const std::string& line : first_) out += line;
  if (!file_ && total_ > first_.size())
    out += fmt::format("... and {} more; '--rejects FILE' writes them all\n",
                       with_commas(total_ - first_.size()));
  return out;
}

std::string RejectReport::by_code() const {
  std::vector<std::pair<std::string, uint64_t>> sorted(counts_.begin(), counts_.end());
  std::erase_if(sorted, [](auto& one) { return one.first == "duplicate-id"; });
  std::stable_sort(sorted.begin(), sorted.end(), [](auto& a, auto& b) { return a.second > b.second; });
  std::string out;
  for (size_t i = 0; i < std::min(sorted.size(), kCodesShown); ++i)
    out += fmt::format("{}{} {}", i == 0 ? "" : ", ", sorted[i].first, with_commas(sorted[i].second));
  if (sorted.size() > kCodesShown) out += ", ...";
  return out;
}

}  // namespace attune
