// Includes go downwards only: base <- privacy, yaml, model <- input, language <- rubric <- score <- store
// <- pipeline <- src, and within a large layer from folder to folder. Each third-party library is included
// from the one folder that owns it.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "tests/rules/source_tree.h"

namespace attune::test {
namespace {

struct Include {
  size_t line = 0;
  std::string name;
  bool angled = false;
};

std::vector<Include> includes_of(const std::string& text) {
  std::vector<Include> includes;
  std::vector<std::string> lines = split_lines(text);
  for (size_t i = 0; i < lines.size(); ++i) {
    size_t at = lines[i].find_first_not_of(" \t#");
    if (lines[i].find('#') >= at || lines[i].compare(at, 7, "include") != 0) continue;
    size_t open = lines[i].find_first_of("<\"", at + 7);
    if (open == std::string::npos) continue;
    bool angled = lines[i][open] == '<';
    size_t close = lines[i].find(angled ? '>' : '"', open + 1);
    includes.push_back({i + 1, lines[i].substr(open + 1, close - open - 1), angled});
  }
  return includes;
}

// What each folder may include besides itself. A file directly in engine/ is the front door: it sees every
// layer.
const std::map<std::string, std::set<std::string>> kMaySee = {
    {"engine/base", {}},
    {"engine/privacy", {"engine/base"}},
    {"engine/yaml", {"engine/base"}},
    {"engine/model", {"engine/base"}},
    {"engine/language", {"engine/base", "engine/model"}},
    {"engine/input", {"engine/base", "engine/yaml", "engine/model"}},
    {"engine/rubric", {"engine/base", "engine/yaml", "engine/model", "engine/language"}},
    {"engine/score", {"engine/base", "engine/model", "engine/language", "engine/rubric"}},
    {"engine/store", {"engine/base", "engine/privacy", "engine/model"}},
    {"engine/pipeline",
     {"engine/base", "engine/privacy", "engine/model", "engine/input", "engine/rubric", "engine/score",
      "engine/store"}},
    {"engine",
     {"engine/base", "engine/model", "engine/input", "engine/rubric", "engine/score", "engine/store",
      "engine/pipeline"}},
    {"src",
     {"engine", "engine/base", "engine/privacy", "engine/model", "engine/input", "engine/rubric",
      "engine/score", "engine/store", "engine/pipeline"}},
};

// The folders of a layer, lowest first: each includes itself and those before it. Files beside the folders
// are above them all.
const std::map<std::string, std::vector<std::string>> kFolders = {
    {"engine/input", {"json", "files", "records", "shapes", "native", "foreign", "tables"}},
    {"engine/rubric", {"phrases", "documents", "lexicons", "signals", "criteria", "compile"}},
    {"engine/score", {"words", "match", "find", "judge", "inline_tests"}},
    {"src", {"console", "files", "corpus", "flags", "report", "calibrate", "summaries", "commands"}},
};

// Headers beginning so belong to a third-party library, which lives in this one folder.
const std::map<std::string, std::string> kOwner = {
    {"xxhash", "engine/base"},
    {"xxh3", "engine/base"},
    {"sodium", "engine/privacy"},
    {"simdjson", "engine/input/json"},
    {"isa-l/", "engine/input/files"},
    {"zstd", "engine/input/files"},
    {"yaml.h", "engine/yaml"},
    {"re2/", "engine/score/match"},
    {"sqlite3", "engine/store"},
    {"tbb/", "engine/pipeline"},
    {"oneapi/", "engine/pipeline"},
    {"CLI/", "src"},
    {"fmt/", "src"},
};

// Headers of the system that are not of the C++ standard library (those have no ".h").
const std::set<std::string> kSystemHeaders = {
    "fcntl.h",      "pwd.h",        "unistd.h",    "signal.h",
    "poll.h",       "dirent.h",     "immintrin.h", "sanitizer/tsan_interface.h",
    "sys/stat.h",   "sys/types.h",  "sys/mman.h",  "sys/resource.h",
    "sys/wait.h",   "sys/ioctl.h",  "stdio_ext.h", "fnmatch.h",
    "sys/socket.h", "netinet/in.h", "arpa/inet.h", "termios.h",
    "pthread.h",    "time.h",
};

// The layer of a path: "engine/base" and the like, "engine", "src"; "" for anything else.
std::string layer_of(const std::string& path) {
  if (starts_with(path, "src/")) return "src";
  if (!starts_with(path, "engine/")) return "";
  size_t slash = path.find('/', 7);
  return slash == std::string::npos ? "engine" : path.substr(0, slash);
}

// The rank of a path in its layer: that of its folder, or above all folders.
size_t rank_of(const std::string& path, const std::string& layer) {
  const std::vector<std::string>& folders = kFolders.at(layer);
  const std::string rest = path.substr(layer.size() + 1);
  const auto at = std::find(folders.begin(), folders.end(), rest.substr(0, rest.find('/')));
  return static_cast<size_t>(at - folders.begin());
}

std::string angled_problem(const std::string& path, const std::string& name) {
  for (const auto& [start, owner] : kOwner) {
    if (!starts_with(name, start)) continue;
    return starts_with(path, owner + "/") ? "" : "<" + name + "> belongs to " + owner + " alone";
  }
  bool standard = name.find_first_of("./") == std::string::npos;
  if (standard || kSystemHeaders.count(name)) return "";
  return "<" + name + "> is no known header: give its library an owner in layers_test.cc";
}

std::string quoted_problem(const std::string& path, const std::string& name) {
  const std::string layer = layer_of(path), target = layer_of(name);
  if (target.empty()) return "\"" + name + "\" is not written from the root of the tree";
  auto may_see = kMaySee.find(layer);
  if (may_see == kMaySee.end()) return layer + " is not a known layer";
  if (target != layer)
    return may_see->second.count(target) ? "" : "\"" + name + "\": " + layer + " may not see " + target;
  const bool upwards = kFolders.count(layer) && rank_of(name, layer) > rank_of(path, layer);
  return upwards ? "\"" + name + "\" is of a higher folder of " + layer : "";
}

Violations check_layers(const std::string& path, const std::string& text) {
  Violations violations;
  for (const Include& include : includes_of(text)) {
    std::string problem =
        include.angled ? angled_problem(path, include.name) : quoted_problem(path, include.name);
    if (!problem.empty()) violations.push_back(at_line(path, include.line, problem));
  }
  return violations;
}

// The first cycle of includes among `files` (path -> text), as "a.h > b.h > a.h"; "" when there is none.
std::string find_cycle(const std::map<std::string, std::string>& files) {
  std::map<std::string, int> state;  // 1: on the way down, 2: done
  std::vector<std::string> way;
  std::function<std::string(const std::string&)> visit = [&](const std::string& path) -> std::string {
    way.push_back(path);
    state[path] = 1;
    for (const Include& include : includes_of(files.at(path))) {
      if (include.angled || !files.count(include.name)) continue;
      if (state[include.name] == 1) {
        std::string cycle;
        for (const std::string& step : way) cycle += step + " > ";
        return cycle + include.name;
      }
      if (state[include.name] == 0) {
        if (std::string cycle = visit(include.name); !cycle.empty()) return cycle;
      }
    }
    state[path] = 2;
    way.pop_back();
    return "";
  };
  for (const auto& [path, text] : files) {
    if (state[path] != 0) continue;
    if (std::string cycle = visit(path); !cycle.empty()) return cycle;
  }
  return "";
}

std::map<std::string, std::string> sources() {
  std::map<std::string, std::string> files;
  for (const char* folder : {"engine/", "src/"}) {
    for (const std::string& path : tracked_files(folder, {".h", ".cc"})) files[path] = read_source(path);
  }
  return files;
}

TEST(Layers, IncludesGoDownwards) {
  Violations violations;
  for (const auto& [path, text] : sources()) {
    for (std::string& violation : check_layers(path, text)) violations.push_back(std::move(violation));
  }
  EXPECT_TRUE(violations.empty()) << join(violations);
}

TEST(Layers, EveryFolderHasItsPlace) {
  for (const auto& [path, text] : sources()) {
    const auto folders = kFolders.find(layer_of(path));
    if (folders == kFolders.end()) continue;
    const bool beside = path.find('/', folders->first.size() + 1) == std::string::npos;
    EXPECT_TRUE(beside || rank_of(path, folders->first) < folders->second.size())
        << path << ": name its folder in kFolders";
  }
}

TEST(Layers, NoCycles) { EXPECT_EQ(find_cycle(sources()), ""); }

// Users of the library need one header; so do the examples.
TEST(Layers, ExamplesIncludeTheFrontDoorOnly) {
  Violations violations;
  for (const std::string& path : tracked_files("examples/", {".cc"})) {
    for (const Include& include : includes_of(read_source(path))) {
      if (include.angled || include.name == "engine/engine.h") continue;
      violations.push_back(
          at_line(path, include.line, "\"" + include.name + "\", expected engine/engine.h only"));
    }
  }
  EXPECT_TRUE(violations.empty()) << join(violations);
}

TEST(LayersChecker, SeesEveryKindOfViolation) {
  auto first = [](const std::string& path, const std::string& include) {
    Violations violations = check_layers(path, "#include <vector>\n# include " + include + "\n");
    return violations.empty() ? "" : violations[0];
  };
  EXPECT_EQ(first("engine/base/a.h", "\"engine/model/conversation.h\""),
            "engine/base/a.h:2: \"engine/model/conversation.h\": engine/base may not see engine/model");
  EXPECT_NE(first("engine/input/a.h", "\"engine/rubric/loader.h\""), "");
  EXPECT_NE(first("engine/rubric/a.h", "\"engine/input/reader.h\""), "");
  EXPECT_NE(first("engine/store/a.h", "\"engine/score/judge/evaluate.h\""), "");
  EXPECT_NE(first("engine/pipeline/a.cc", "\"src/commands/command.h\""), "");
  EXPECT_NE(first("engine/score/a.cc", "\"engine/engine.h\""), "");
  EXPECT_NE(first("engine/new/a.cc", "\"engine/base/hash.h\""), "");
  EXPECT_NE(first("engine/base/a.cc", "\"hash.h\""), "");
  EXPECT_NE(first("engine/model/a.cc", "<simdjson.h>"), "");
  EXPECT_NE(first("src/a.cc", "<sqlite3.h>"), "");
  EXPECT_NE(first("src/a.cc", "<boost/asio.hpp>"), "");
  EXPECT_NE(first("engine/input/records/a.cc", "<simdjson.h>"), "");
  EXPECT_NE(first("engine/score/words/a.cc", "\"engine/score/find/signals.h\""), "");
  EXPECT_NE(first("engine/score/find/a.cc", "\"engine/score/agreement.h\""), "");
  EXPECT_EQ(first("engine/score/judge/a.cc", "\"engine/score/find/signals.h\""), "");
  EXPECT_EQ(first("engine/score/a.cc", "\"engine/score/find/signals.h\""), "");
  EXPECT_EQ(first("engine/input/json/a.cc", "<simdjson.h>"), "");
  EXPECT_EQ(first("engine/pipeline/a.cc", "\"engine/score/judge/evaluate.h\""), "");
  EXPECT_EQ(first("src/commands/a.cc", "<fmt/core.h>"), "");
}

TEST(LayersChecker, SeesCycles) {
  std::map<std::string, std::string> files = {{"engine/base/a.h", "#include \"engine/base/b.h\"\n"},
                                              {"engine/base/b.h", "#include \"engine/base/c.h\"\n"},
                                              {"engine/base/c.h", ""}};
  EXPECT_EQ(find_cycle(files), "");
  files["engine/base/c.h"] = "#include \"engine/base/a.h\"\n";
  EXPECT_EQ(find_cycle(files), "engine/base/a.h > engine/base/b.h > engine/base/c.h > engine/base/a.h");
}

}  // namespace
}  // namespace attune::test
