#include "src/flags/usage.h"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "engine/base/suggest.h"

namespace attune {
namespace {

constexpr size_t kFlagColumn = 28;

class HelpFormat : public CLI::Formatter {
 public:
  std::string make_option_opts(const CLI::Option* option) const override {
    bool named = !option->get_positional() && option->get_type_size() != 0;
    return named ? " " + option->get_type_name() : "";
  }
  std::string make_option_desc(const CLI::Option* option) const override {
    std::string text = option->get_description();
    if (!option->get_default_str().empty()) text += fmt::format(" (default: {})", option->get_default_str());
    return text;
  }
};

// All flags of a command as they are typed.
std::vector<std::string> flag_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    for (const std::string& name : option->get_snames()) names.push_back("-" + name);
  }
  return names;
}

Error unknown_flag(const CLI::App& app, const std::string& argument, const std::string& help) {
  std::string flag = argument.substr(0, argument.find('='));
  std::string near = closest_name(flag, flag_names(app));
  std::string message = fmt::format("unknown flag '{}'", flag);
  if (!near.empty()) message += fmt::format(", did you mean '{}'?", near);
  return {"unknown-flag", message, help};
}

}  // namespace

std::shared_ptr<CLI::FormatterBase> help_format() {
  auto format = std::make_shared<HelpFormat>();
  format->column_width(kFlagColumn);
  return format;
}

Error usage_error(const CLI::App& app, const CLI::ParseError& parse_error) {
  std::string help = fmt::format("'{} --help' shows the flags", app.get_name());
  for (const std::string& extra : app.remaining())
    if (is_flag(extra)) return unknown_flag(app, extra, help);
  if (!app.remaining().empty())
    return {"unexpected-argument", fmt::format("unexpected argument '{}'", app.remaining().front()), help};
  std::string text = parse_error.what();
  if (parse_error.get_name() == "ArgumentMismatch")  // "--db: 1 required FILE missing"
    return {"missing-value", fmt::format("'{}' needs a value", text.substr(0, text.find(':'))), help};
  return {"usage", text, help};
}

bool is_flag(const std::string& argument) { return argument.size() > 1 && argument[0] == '-'; }

}  // namespace attune
