#include "engine/rubric/grades.h"

#include <algorithm>

#include "engine/rubric/rubric_reader.h"
#include "engine/yaml/plain_scalar.h"
#include "engine/yaml/values.h"

namespace attune {
namespace {

constexpr size_t kMostGrades = 20;         // Evaluation::grade is one byte; people tell fewer apart
constexpr int64_t kBestScore = 100 * 100;  // hundredths of a point

void read_edge(const Fields& fields, bool last, Grade& grade) {
  const Node* at_least = fields["at_least"];
  const Node* otherwise = fields["otherwise"];
  Reporter& reporter = fields.reporter();
  if (at_least && otherwise) {
    reporter.error("unused-key", fields.key_node("at_least").place,
                   "'at_least' has no effect beside 'otherwise'", "no effect here", "keep one of the two");
  } else if (!at_least && !otherwise && fields.node().is_mapping()) {
    reporter.error("missing-key", fields.place(), "the grade has no edge", "no edge",
                   "add 'at_least: N' or, for the last one, 'otherwise: true'");
  } else if (last != (otherwise != nullptr)) {
    reporter.error("grade-otherwise", fields.place(),
                   last ? "the last grade is not 'otherwise'" : "'otherwise' stands before the last grade",
                   last ? "not 'otherwise'" : "not the last",
                   "let the last grade, and only that one, be '{otherwise: true, grade: ...}'");
  }
  if (at_least)
    grade.at_least =
        static_cast<int32_t>(read_decimal(*at_least, "'at_least'", {2, 0, kBestScore}, reporter).value_or(0));
  if (otherwise && read_flag(*otherwise, "'otherwise'", reporter) == false) {
    reporter.error("unknown-value", otherwise->place, "'otherwise: false' is no edge", "expected true");
  }
}

void check_order(const Node& node, const std::vector<Grade>& grades, const Grade& grade, Reporter& reporter) {
  const Node* at_least = node.find("at_least");
  if (at_least && grade.at_least == 0 && at_least->is_scalar() && parse_decimal(at_least->text, 2) == 0) {
    reporter.error("unreachable-grade", at_least->place,
                   "grade '" + grade.name + "' begins at 0, so that none comes below it", "takes every score",
                   "let the last grade be '{otherwise: true, grade: ...}' and this one begin above 0");
    return;
  }
  if (grades.empty() || !at_least || grade.at_least < grades.back().at_least) return;
  reporter.error("grade-order", at_least->place,
                 "grade '" + grade.name + "' begins at " + at_least->text + ", not below the grade before it",
                 "not below", "write grades from the best to the worst, each with a lower 'at_least'");
}

}  // namespace

const KeyTable kGradeKeys = {"grade", {{"at_least"}, {"otherwise"}, {"grade", true}}};

std::vector<Grade> read_grades(const Node& list, Reporter& reporter) {
  std::vector<Grade> grades;
  std::vector<const Node*> nodes = read_list(list, "'grades'", reporter);
  if (nodes.size() > kMostGrades) {
    reporter.error("too-many", nodes[kMostGrades]->place,
                   "the rubric has " + std::to_string(nodes.size()) + " grades, expected at most 20",
                   "number 21", "join some of them");
    nodes.resize(kMostGrades);
  }
  for (const Node* node : nodes) {
    Grade grade;
    Fields fields(*node, kGradeKeys, "the grade", reporter);
    if (const Node* name = fields["grade"]) {
      grade.name = read_text(*name, "the name of the grade", reporter).value_or("");
      bool twice =
          std::any_of(grades.begin(), grades.end(), [&](const Grade& g) { return g.name == grade.name; });
      if (twice && !grade.name.empty()) {
        reporter.error("duplicate-name", name->place, "two grades have the name '" + grade.name + "'",
                       "second one", "give each grade a name of its own");
      }
    }
    read_edge(fields, node == &list.items.back(), grade);
    check_order(*node, grades, grade, reporter);
    grades.push_back(std::move(grade));
  }
  return grades;
}

}  // namespace attune
