// attune shape: checking a shape, trying it on a file, and showing a built-in one to begin with.
#include <fmt/format.h>

#include "engine/base/suggest.h"
#include "engine/input/records/block_reader.h"
#include "engine/input/shapes/builtin_shapes.h"
#include "engine/input/shapes/shape_reader.h"
#include "src/commands/commands.h"
#include "src/flags/options.h"
#include "src/flags/privacy.h"
#include "src/flags/reading.h"
#include "src/flags/run_support.h"
#include "src/summaries/shape_report.h"

namespace attune {
namespace {

struct ShapeFlags {
  std::string action;
  std::vector<std::string> files;
  std::vector<std::string> roles;
  int64_t records = 1;
  bool redact = false;
};

int check(const ShapeFlags& flags, Terminal& terminal) {
  bool ok = true;
  for (const std::string& path : flags.files) {
    LoadedShape loaded = load_shape(path);
    terminal.print(format_diagnostics(loaded.diagnostics));
    ok &= loaded.ok();
    if (loaded.ok()) terminal.print(fmt::format("{}: shape '{}' is sound\n", path, loaded.shape.name));
  }
  return ok ? kDone : kCouldNotRun;
}

int show(const ShapeFlags& flags, Terminal& terminal) {
  std::vector<std::string> names;
  for (const Shape& shape : builtin_shapes()) names.push_back(shape.name);
  for (const std::string& name : flags.files) {
    bool found = false;
    for (size_t i = 0; i < names.size(); ++i) {
      if (names[i] != name) continue;
      terminal.print(builtin_shape_texts()[i].text);
      found = true;
    }
    if (!found)
      return terminal.fail(
          {"unknown-shape", fmt::format("there is no built-in shape '{}'", name),
           suggest_name(name, names).empty() ? "'attune formats' lists them" : suggest_name(name, names)});
  }
  return kDone;
}

// The formats with the shape named second as the only one; a built-in format's name will do as well.
std::shared_ptr<const Formats> shape_to_try(const ShapeFlags& flags, Terminal& terminal) {
  ReadingFlags reading;
  reading.roles = flags.roles;
  bool is_file = flags.files[1].find_first_of("./") != std::string::npos;
  if (!is_file) {
    reading.format = flags.files[1];
    return open_formats(reading, terminal);
  }
  reading.shapes = {flags.files[1]};
  LoadedShape loaded = load_shape(flags.files[1]);
  reading.format = loaded.shape.name;
  return open_formats(reading, terminal);
}

int try_shape(const ShapeFlags& flags, Terminal& terminal) {
  if (flags.files.size() != 2)
    return terminal.fail(
        {"wrong-arguments", "expected a file of conversations and a shape", "attune shape try FILE SHAPE"});
  std::shared_ptr<const Formats> formats = shape_to_try(flags, terminal);
  if (!formats) return kCouldNotRun;
  RunInputs inputs;
  inputs.inputs = {flags.files[0]};
  uint64_t problems = 0;
  auto sources = find_sources(inputs, terminal, problems);
  if (!sources) return kCouldNotRun;
  ShapeTrial trial = report_records(*sources, formats, static_cast<uint64_t>(flags.records), flags.redact);
  terminal.print(trial.text);
  for (const SourceProblem& problem : trial.problems) note_problem(problem, terminal);
  return trial.rejects == 0 && trial.problems.empty() && problems == 0 ? kDone : kNotAsWanted;
}

CommandBody define_shape(CLI::App& app) {
  auto flags = std::make_shared<ShapeFlags>();
  app.add_option(
         "ACTION", flags->action,
         "try FILE SHAPE: show what is read; check SHAPE: what is wrong with it; show NAME: a built-in one")
      ->required()
      ->check(one_of({"try", "check", "show"}));
  app.add_option("ARGUMENT", flags->files, "files, or names of built-in shapes")->required();
  app.add_option("--records", flags->records, "try: how many records to show")
      ->check(whole_number(1, 1'000'000))
      ->type_name("N")
      ->capture_default_str();
  app.add_option("--roles", flags->roles, "try: who the speakers are, as in 0=agent,1=customer; or guess")
      ->type_name("ROLES");
  add_redact_option(app, flags->redact);
  return [flags](Terminal& terminal) {
    if (flags->action == "check") return check(*flags, terminal);
    return flags->action == "show" ? show(*flags, terminal) : try_shape(*flags, terminal);
  };
}

}  // namespace

const Command kShapeCommand = {
    "shape",
    "tries and checks shapes, which read formats of your own",
    "  attune shape show messages > mine.yaml            a built-in shape to begin with\n"
    "  attune shape check mine.yaml\n"
    "  attune shape try export.json mine.yaml            what is read: id, agent, turns with roles and "
    "times\n"
    "  attune score export.json --shape mine.yaml\n",
    define_shape,
};

}  // namespace attune
