// attune formats: the transcript formats that there are, and what each of them can give.
#include <CLI/CLI.hpp>

#include "engine/input/foreign/formats.h"
#include "src/commands/commands.h"
#include "src/console/text_layout.h"
#include "src/files/json_writer.h"

namespace attune {
namespace {

struct FormatsFlags {
  bool json = false;
};

std::string formats_text(const Formats& formats) {
  Table table(
      {{"format"}, {"id"}, {"agent"}, {"roles"}, {"times"}, {"overlap"}, {"sentiment"}, {"outcome"}, {""}});
  for (const Formats::Format& format : formats.all()) {
    const FormatAbilities& can = format.can;
    auto yes_no = [](bool yes) { return yes ? "yes" : "no"; };
    table.add({format.name, can.id ? "yes" : "file", yes_no(can.agent), yes_no(can.roles), yes_no(can.times),
               yes_no(can.overlap), yes_no(can.sentiment), can.outcome ? "yes" : "by join", format.title});
  }
  std::string text = table.text();
  return text +
         "\nA record's own keys tell its format; '--format NAME' forces one, '--shape FILE' adds one. "
         "Without an id\n"
         "a conversation is named after its file, without an agent it is scored under 'unknown', without "
         "roles\n"
         "it is read and not scored until '--roles' says who is who.\n";
}

std::string formats_json(const Formats& formats) {
  std::string lines;
  for (const Formats::Format& format : formats.all()) {
    const FormatAbilities& can = format.can;
    JsonWriter json;
    json.begin_object().member("format", format.name).member("title", format.title);
    json.member("id", can.id).member("agent", can.agent).member("roles", can.roles);
    json.member("times", can.times).member("overlap", can.overlap);
    json.member("sentiment", can.sentiment).member("outcome", can.outcome).end_object();
    lines += json.take();
  }
  return lines;
}

CommandBody define_formats(CLI::App& app) {
  auto flags = std::make_shared<FormatsFlags>();
  app.add_flag("--json", flags->json, "as NDJSON, a format a line");
  return [flags](Terminal& terminal) {
    const Formats& formats = *Formats::builtin();
    terminal.print(flags->json ? formats_json(formats) : formats_text(formats));
    return kDone;
  };
}

}  // namespace

const Command kFormatsCommand = {
    "formats",
    "lists the transcript formats that can be read",
    "  attune formats                      what each has: ids, agents, times, overlapping speech, outcomes\n"
    "  attune formats --json | jq -r .format\n",
    define_formats,
};

}  // namespace attune
