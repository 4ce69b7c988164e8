// attune, the library: scores conversations for empathy. This is the only header that a program needs.
//
// Load a rubric. All that is wrong with it is in the diagnostics at once; compiled, it is immutable and
// shared by all threads:
//
//   attune::LoadedRubric loaded = attune::load_rubric(rubric_path);
//   if (!loaded.ok()) {
//     std::cerr << attune::format_diagnostics(loaded.diagnostics);
//     return 2;
//   }
//   attune::CompiledRubric rubric = attune::compile_rubric(std::move(loaded.rubric));
//
// Score one conversation. The finder is shared too; a Scorer belongs to one thread and is reused:
//
//   attune::SignalFinder finder(rubric);
//   attune::Scorer scorer(rubric, finder);
//   attune::Status status = scorer.score(R"({"id": "c-1", "agent": "a-1", "turns": [
//       {"role": "customer", "text": "I am really upset, my order never came and nobody called me back."},
//       {"role": "agent", "text": "I'm so sorry about that. I can see how upsetting this is, wait."}]})");
//   if (!status) {
//     std::cerr << status.error().message << '\n';
//     return 1;
//   }
//   for (const attune::Evaluation& evaluation : scorer.evaluations()) {
//     std::string line;
//     attune::append_evaluation_line(line, rubric.rubric, scorer.conversation(), evaluation);
//     std::cout << line;
//   }
//
// Score files and folders into a database, on all cores. One run is one transaction: until finish(), nothing
// of it is seen, and without finish() nothing of it stays:
//
//   attune::SourceList inputs = attune::list_sources({input_path});
//   std::vector<std::string> paths;
//   for (const attune::Source& source : inputs.sources) paths.push_back(source.path);
//   auto writer = attune::ScoreWriter::open(database_path, rubric.rubric, paths, "my-program 1.0");
//   if (!writer) {
//     std::cerr << writer.error().message << '\n';
//     return 2;
//   }
//   attune::RunSinks sinks;
//   sinks.writer = writer->get();
//   sinks.reject = [](const attune::Reject& reject) -> attune::Status {
//     std::cerr << "record " << reject.location.record << ": " << reject.detail << '\n';
//     return attune::Done{};
//   };
//   auto summary = attune::run(inputs.sources, rubric, {}, sinks);
//   attune::Status stored = summary ? (*writer)->finish(summary->counts) : attune::Status(summary.error());
//   if (!stored) {
//     std::cerr << stored.error().message << '\n';
//     return 2;
//   }
//   std::cout << summary->counts.scored << " evaluations scored\n";
//
// Rules that hold everywhere: failures that are the caller's to report come back as Result or Status; records
// that cannot be read are data (Reject) and never stop a run; nothing prints or exits. Text is UTF-8, times
// are milliseconds, offsets are bytes of the original text, scores are hundredths of a point, credits
// thousandths. examples/embed/main.cc is this page as a program.
#pragma once

#include "engine/base/diagnostic.h"           // Diagnostic, format_diagnostics
#include "engine/base/result.h"               // Result, Status, Error
#include "engine/input/files/sources.h"       // list_sources
#include "engine/model/conversation.h"        // Conversation, Turn, Agent
#include "engine/model/evaluation.h"          // Evaluation, CriterionResult, Evidence
#include "engine/model/rubric.h"              // Rubric, Criterion, Signal
#include "engine/pipeline/evaluation_json.h"  // append_evaluation_line
#include "engine/pipeline/run.h"              // run, RunOptions, RunSinks, RunSummary
#include "engine/pipeline/scorer.h"           // Scorer
#include "engine/rubric/compile/compiler.h"   // compile_rubric
#include "engine/rubric/loader.h"             // load_rubric
#include "engine/score/find/signals.h"        // SignalFinder
#include "engine/store/query.h"               // ScoreReader: scorecards and reports from the database
#include "engine/store/writer.h"              // ScoreWriter
