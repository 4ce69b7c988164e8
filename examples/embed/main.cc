// The tutorial of engine/engine.h as a program: loads a rubric, scores one conversation, then files into a
// database.
//
// usage: embed RUBRIC INPUT DATABASE
#include <iostream>
#include <string>
#include <utility>
#include <vector>

#include "engine/engine.h"

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: embed RUBRIC INPUT DATABASE\n";
    return 2;
  }
  std::string rubric_path = argv[1], input_path = argv[2], database_path = argv[3];

  attune::LoadedRubric loaded = attune::load_rubric(rubric_path);
  if (!loaded.ok()) {
    std::cerr << attune::format_diagnostics(loaded.diagnostics);
    return 2;
  }
  attune::CompiledRubric rubric = attune::compile_rubric(std::move(loaded.rubric));
  attune::SignalFinder finder(rubric);
  attune::Scorer scorer(rubric, finder);
  attune::Status status = scorer.score(R"({"id": "c-1", "agent": "a-1", "turns": [
      {"role": "customer", "text": "I am really upset, my order never came and nobody called me back."},
      {"role": "agent", "text": "I'm so sorry about that. I can see how upsetting this is, wait."}]})");
  if (!status) {
    std::cerr << status.error().message << '\n';
    return 1;
  }
  for (const attune::Evaluation& evaluation : scorer.evaluations()) {
    std::string line;
    attune::append_evaluation_line(line, rubric.rubric, scorer.conversation(), evaluation);
    std::cout << line;
  }
  attune::SourceList inputs = attune::list_sources({input_path});
  std::vector<std::string> paths;
  for (const attune::Source& source : inputs.sources) paths.push_back(source.path);
  auto writer = attune::ScoreWriter::open(database_path, rubric.rubric, paths, "my-program 1.0");
  if (!writer) {
    std::cerr << writer.error().message << '\n';
    return 2;
  }
  attune::RunSinks sinks;
  sinks.writer = writer->get();
  sinks.reject = [](const attune::Reject& reject) -> attune::Status {
    std::cerr << "record " << reject.location.record << ": " << reject.detail << '\n';
    return attune::Done{};
  };
  auto summary = attune::run(inputs.sources, rubric, {}, sinks);
  attune::Status stored = summary ? (*writer)->finish(summary->counts) : attune::Status(summary.error());
  if (!stored) {
    std::cerr << stored.error().message << '\n';
    return 2;
  }
  std::cout << summary->counts.scored << " evaluations scored\n";
  return 0;
}
