#include "engine/input/tables/join_table.h"

#include <algorithm>
#include <array>
#include <optional>

#include "engine/base/ascii.h"
#include "engine/base/enums.h"
#include "engine/base/suggest.h"
#include "engine/input/files/source_stream.h"
#include "engine/input/json/bad_byte.h"
#include "engine/input/json/json_cursor.h"
#include "engine/input/records/source_form.h"
#include "engine/input/tables/csv.h"

namespace attune {
namespace {

enum class Column : uint8_t {
  conversation,
  csat,
  nps,
  ces,
  resolved,
  churned,
  agent,
  agent_name,
  team,
  queue,
  passed_over
};
constexpr size_t kColumns = enum_count<Column>() - 1;  // passed_over has no name
constexpr auto kColumnNames = std::to_array<std::string_view>(
    {"conversation", "csat", "nps", "ces", "resolved", "churned", "agent", "agent_name", "team", "queue"});
static_assert(kColumnNames.size() == kColumns);
constexpr size_t kMostFaults = 5;  // that are kept as text

// "Conversation ID" as "conversation_id".
std::string plain_name(std::string_view name) {
  std::string out;
  for (char c : name) out += c == ' ' || c == '-' ? '_' : lower(c);
  return out;
}

std::optional<Column> column_of(std::string_view name) {
  if (name == "-") return Column::passed_over;
  std::string plain = plain_name(name);
  if (plain == "id" || plain == "conversation_id" || plain == "conversationid") plain = "conversation";
  if (plain == "agent_id") plain = "agent";
  auto found = std::find(kColumnNames.begin(), kColumnNames.end(), plain);
  if (found == kColumnNames.end()) return std::nullopt;
  return static_cast<Column>(found - kColumnNames.begin());
}

std::optional<bool> flag_of(std::string_view text) {
  std::string plain = plain_name(text);
  if (plain == "true" || plain == "yes" || plain == "1") return true;
  if (plain == "false" || plain == "no" || plain == "0") return false;
  return std::nullopt;
}

// A number as people and programs write it; JSON's, and also "+4" and "04", and "4,5" with `decimal_comma`.
std::optional<double> number_of(std::string text_with_mark, bool decimal_comma) {
  if (decimal_comma) std::replace(text_with_mark.begin(), text_with_mark.end(), ',', '.');
  std::string_view text = text_with_mark;
  if (text.starts_with('+')) text.remove_prefix(1);
  bool leading = text.size() > 1 && text[0] == '0' && is_digit(text[1]);
  while (leading && text.size() > 1 && text[0] == '0' && text[1] != '.') text.remove_prefix(1);
  double value = 0;
  if (!is_json_number(text) || !to_double(text, value)) return std::nullopt;
  return value;
}

std::string_view without_blanks(std::string_view text) {
  while (!text.empty() && is_json_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_json_blank(text.back())) text.remove_suffix(1);
  return text;
}

Error bad_table(const std::string& path, const std::string& what, std::string help) {
  return {"bad-table", "'" + path + "': " + what, std::move(help)};
}

}  // namespace

class JoinTableReader {
 public:
  JoinTableReader(const std::string& path, const ColumnMap& columns, const TableLimits& limits)
      : path_(path), map_(columns), limits_(limits) {}

  Result<std::unique_ptr<JoinTable>> read();

 private:
  std::optional<Error> read_file(std::string& bytes);
  std::optional<Error> read_csv(std::string_view bytes);
  std::optional<Error> read_header(const std::vector<std::string>& cells);
  std::optional<Error> read_json(const std::string& bytes);
  bool read_json_value(JsonCursor& json, std::string& text);
  std::optional<Error> find_column(std::string_view name, Column& column) const;
  void begin_row() {
    row_ = {};
    too_many_rows_ = ++rows_read_ > limits_.rows;
  }
  void set(Column column, std::string_view text, uint64_t line);
  void end_row(uint64_t line);
  Error too_large(uint64_t most, const std::string& what) const;
  void add_fault(uint64_t line, std::string_view what);
  std::string_view keep(std::string_view text);

  const std::string& path_;
  const ColumnMap& map_;
  const TableLimits limits_;
  std::unique_ptr<JoinTable> table_{new JoinTable};
  std::vector<Column> header_;
  bool decimal_comma_ = false;  // where commas do not part cells, spreadsheets write 4,5
  JoinRow row_;
  uint64_t rows_read_ = 0;  // repeated and faulty ones too: their text is kept as well
  bool too_many_rows_ = false;
};

Result<std::unique_ptr<JoinTable>> JoinTableReader::read() {
  std::string bytes;
  std::optional<Error> error = read_file(bytes);
  if (!error) error = without_blanks(bytes).starts_with('{') ? read_json(bytes) : read_csv(bytes);
  if (!error && too_many_rows_) error = too_large(limits_.rows, "rows");
  if (error) return *error;
  table_->counts_.rows = table_->rows_.size();
  table_->used_ = std::vector<std::atomic<bool>>(table_->rows_.size());
  return std::move(table_);
}

std::optional<Error> JoinTableReader::read_file(std::string& bytes) {
  constexpr size_t kStep = 1 << 20;
  SourceStream stream;
  if (Status status = stream.open(path_, {}); !status) return status.error();
  std::optional<Error> error;
  size_t size = 0, count = kStep;
  while (count == kStep && !error) {
    bytes.resize(size + kStep);
    count = stream.read(bytes.data() + size, kStep, error);
    size += count;
    if (!error && size > limits_.bytes) error = too_large(limits_.bytes, "bytes");
  }
  bytes.resize(size);
  if (error) return error;
  if (bytes.starts_with("PK\x03\x04"))
    return bad_table(path_, "it is a workbook or a zip file, expected CSV or NDJSON",
                     "save the sheet as CSV");
  if ((error = unreadable_encoding(path_, bytes))) return error;
  bytes.erase(0, byte_order_mark(bytes));
  if (size_t bad = bad_utf8(bytes); bad < bytes.size())
    return bad_table(path_, "its byte " + std::to_string(bad) + " is not UTF-8",
                     "convert it first; tables saved on Windows: iconv -f WINDOWS-1252 -t UTF-8");
  if (without_blanks(bytes).starts_with('['))
    return bad_table(path_, "it is an array, expected CSV with a header, or an object a line",
                     "make it one a line: jq -c '.[]'");
  return std::nullopt;
}

std::optional<Error> JoinTableReader::read_csv(std::string_view bytes) {
  CsvReader csv(bytes);
  std::vector<std::string> cells;
  if (!csv.next(cells))
    return csv.fault().empty() ? bad_table(path_, "it is empty, expected a header", "check the file")
                               : bad_table(path_, csv.fault(), "close the quote, or write \"\" for one");
  if (std::optional<Error> error = read_header(cells)) return error;
  decimal_comma_ = csv.separator() != ',';
  while (!too_many_rows_ && csv.next(cells)) {
    begin_row();
    for (size_t i = 0; i < std::min(cells.size(), header_.size()); ++i)
      set(header_[i], without_blanks(cells[i]), csv.line());
    if (cells.size() != header_.size())
      add_fault(csv.line(),
                std::to_string(cells.size()) + " cells, the header has " + std::to_string(header_.size()));
    end_row(csv.line());
  }
  if (csv.fault().empty()) return std::nullopt;
  return bad_table(path_, csv.fault(), "close the quote, or write \"\" for one");
}

std::optional<Error> JoinTableReader::read_header(const std::vector<std::string>& cells) {
  for (const std::string& cell : cells) {
    Column column = Column::passed_over;
    if (std::optional<Error> error = find_column(without_blanks(cell), column)) return error;
    bool twice = column != Column::passed_over && std::count(header_.begin(), header_.end(), column) > 0;
    if (twice) {
      std::string name(kColumnNames[static_cast<size_t>(column)]);
      return bad_table(path_, "two columns are '" + name + "'", "pass one over: --column 'NAME=-'");
    }
    header_.push_back(column);
  }
  if (std::count(header_.begin(), header_.end(), Column::conversation) > 0) return std::nullopt;
  return bad_table(path_, "no column has the conversations' ids", "name it: --column 'NAME=conversation'");
}

// What a column is, by the map or by its own name.
std::optional<Error> JoinTableReader::find_column(std::string_view name, Column& column) const {
  std::string_view meant = name;
  for (const auto& [from, to] : map_)
    if (plain_name(from) == plain_name(name)) meant = to;
  std::optional<Column> found = column_of(meant);
  column = found.value_or(Column::passed_over);
  if (found) {
    table_->has_agents_ = table_->has_agents_ || column == Column::agent;
    return std::nullopt;
  }
  std::vector<std::string> names(kColumnNames.begin(), kColumnNames.end());
  std::string help = suggest_name(plain_name(meant), names);
  help += (help.empty() ? "" : " ") + std::string("Or say what it is, or pass it over: --column '") +
          std::string(name) + "=-'";
  return bad_table(path_, "unknown column '" + std::string(meant) + "'", help);
}

std::optional<Error> JoinTableReader::read_json(const std::string& bytes) {
  JsonCursor json;
  std::string line_bytes, text;
  uint64_t line = 0;
  for (size_t at = 0; at < bytes.size() && !too_many_rows_;) {
    size_t end = std::min(bytes.find('\n', at), bytes.size());
    std::string_view found = without_blanks(std::string_view(bytes).substr(at, end - at));
    at = end + 1;
    ++line;
    if (found.empty()) continue;
    line_bytes.assign(found).append(kTextPadding, ' ');
    begin_row();
    std::optional<Error> error;
    auto member = [&](std::string_view key) {
      Column column = Column::passed_over;
      error = find_column(key, column);
      if (error || !read_json_value(json, text)) return false;
      set(column, text, line);
      return true;
    };
    bool read = json.open(std::string_view(line_bytes).substr(0, found.size())) && json.peek() == '{' &&
                json.read_object(member) && json.finish();
    if (error) return error;
    read ? end_row(line) : add_fault(line, "no object of texts, numbers, true, false and null");
  }
  return std::nullopt;
}

// The value as text; null is as an empty cell. False for lists and objects.
bool JoinTableReader::read_json_value(JsonCursor& json, std::string& text) {
  std::string_view view;
  if (json.peek() == '{' || json.peek() == '[') return false;
  bool quoted = json.peek() == '"';
  if (quoted ? !json.read_string(view) : !json.read_scalar(view)) return false;
  text = !quoted && view == "null" ? "" : view;
  return true;
}

void JoinTableReader::set(Column column, std::string_view text, uint64_t line) {
  if (text.empty() || column == Column::passed_over) return;
  Outcome& outcome = row_.outcome;
  size_t index = static_cast<size_t>(column);
  if (column == Column::csat || column == Column::nps || column == Column::ces) {
    std::array<std::optional<double>*, 3> numbers = {&outcome.csat, &outcome.nps, &outcome.ces};
    std::optional<double> value = number_of(std::string(text), decimal_comma_);
    const bool absurd = value && !is_outcome(*value);
    *numbers[index - static_cast<size_t>(Column::csat)] = absurd ? std::nullopt : value;
    if (!value) add_fault(line, std::string(kColumnNames[index]) + ": not a number");
    if (absurd) add_fault(line, std::string(kColumnNames[index]) + ": not from -1000 to 1000");
  } else if (column == Column::resolved || column == Column::churned) {
    std::optional<bool> value = flag_of(text);
    (column == Column::resolved ? outcome.resolved : outcome.churned) = value;
    if (!value) add_fault(line, std::string(kColumnNames[index]) + ": not one of true, false, yes, no, 1, 0");
  } else {
    std::string_view kept = keep(text);
    if (column == Column::conversation) row_.conversation = kept;
    if (column == Column::agent) row_.agent = kept;
    if (column == Column::agent_name) row_.agent_name = kept;
    if (column == Column::team) row_.team = kept;
    if (column == Column::queue) row_.queue = kept;
  }
}

void JoinTableReader::end_row(uint64_t line) {
  if (row_.conversation.empty()) return add_fault(line, "conversation: missing");
  bool added = table_->by_id_.emplace(row_.conversation, static_cast<uint32_t>(table_->rows_.size())).second;
  if (added)
    table_->rows_.push_back(row_);
  else
    ++table_->counts_.duplicates;
}

Error JoinTableReader::too_large(uint64_t most, const std::string& what) const {
  return {"table-too-large",
          "'" + path_ + "' has more than " + std::to_string(most) + " " + what +
              ", the most that a table may have",
          "leave out rows and columns that are not needed, or split table and conversations and score them "
          "part by part"};
}

void JoinTableReader::add_fault(uint64_t line, std::string_view what) {
  ++table_->counts_.faults;
  if (table_->faults_.size() < kMostFaults)
    table_->faults_.push_back("line " + std::to_string(line) + ": " + std::string(what));
}

// A copy that stays.
std::string_view JoinTableReader::keep(std::string_view text) { return table_->texts_.emplace_back(text); }

Result<std::unique_ptr<JoinTable>> JoinTable::load(const std::string& path, const ColumnMap& columns,
                                                   const TableLimits& limits) {
  return JoinTableReader(path, columns, limits).read();
}

const JoinRow* JoinTable::find(std::string_view conversation) const {
  auto found = by_id_.find(conversation);
  if (found == by_id_.end()) return nullptr;
  used_[found->second].store(true, std::memory_order_relaxed);
  return &rows_[found->second];
}

JoinCounts JoinTable::counts() const {
  JoinCounts counts = counts_;
  for (const std::atomic<bool>& used : used_) counts.unused += used.load(std::memory_order_relaxed) ? 0 : 1;
  return counts;
}

}  // namespace attune
