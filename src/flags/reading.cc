#include "src/flags/reading.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "engine/input/shapes/shape_reader.h"

namespace attune {
namespace {

// The shapes into `options`; false when one has a mistake, which has been printed.
bool read_shapes(const std::vector<std::string>& paths, ReadOptions& options, Terminal& terminal) {
  for (const std::string& path : paths) {
    LoadedShape loaded = load_shape(path);
    if (!loaded.diagnostics.empty()) terminal.note(format_diagnostics(loaded.diagnostics));
    if (!loaded.ok()) return false;
    options.shapes.push_back(std::move(loaded.shape));
    options.shape_texts.push_back(std::move(loaded.text));
  }
  return true;
}

}  // namespace

void add_reading_options(CLI::App& app, ReadingFlags& flags) {
  app.add_option(
         "--format", flags.format,
         "the format of the conversations ('attune formats' lists them); without it each record's own keys "
         "tell")
      ->type_name("NAME");
  app.add_option("--shape", flags.shapes,
                 "a shape: YAML that says where a format keeps what; recognised first")
      ->type_name("FILE");
  app.add_option(
         "--roles", flags.roles,
         "who the speakers of a source are, as in 0=agent,1=customer (also bot, system, supervisor, skip); "
         "'guess': by what they say, where nothing else tells")
      ->type_name("ROLES");
}

std::shared_ptr<const Formats> open_formats(const ReadingFlags& flags, Terminal& terminal) {
  ReadOptions options;
  options.format = flags.format;
  if (!read_shapes(flags.shapes, options, terminal)) return nullptr;
  for (const std::string& roles : flags.roles) {
    std::string wrong;
    if (parse_roles(roles, options, wrong)) continue;
    terminal.fail(
        {"bad-roles", fmt::format("--roles: '{}', expected SPEAKER=ROLE", wrong),
         "roles are agent, customer, bot, system, supervisor and skip: --roles A=agent,B=customer"});
    return nullptr;
  }
  auto formats = Formats::make(std::move(options));
  if (formats) return *formats;
  terminal.fail(formats.error());
  return nullptr;
}

Result<std::shared_ptr<const Formats>> stored_formats(const std::string& reading) {
  if (reading.empty()) return Formats::builtin();
  ReadOptions options;
  if (parse_read_options(reading, options))
    if (auto formats = Formats::make(std::move(options))) return formats;
  return Error{"damaged-database", "what the database says of how its sources were read makes no sense",
               "score the files again"};
}

}  // namespace attune
