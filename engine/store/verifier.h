// What the checks of verify() share. Internal to engine/store.
#pragma once

#include <string>

#include "engine/store/sqlite.h"
#include "engine/store/verify.h"

namespace attune {

class Verifier {
 public:
  Verifier(Database& opened, Verification& filled) : database(opened), result(filled) {}

  Database& database;
  Verification& result;

  // Calls `body`; a Failure within it is a finding of the check.
  template <class Body>
  void check(const std::string& name, Body&& body) {
    result.checks.push_back(name);
    found_ = 0;
    try {
      body();
    } catch (Failure& failure) {
      find(failure.error.message);
    }
  }

  // Within check(): notes a finding. After some of one check the rest is not told.
  void find(const std::string& what) {
    constexpr int kMost = 5;
    if (++found_ <= kMost) result.findings.push_back({result.checks.back(), what});
    if (found_ == kMost + 1) result.findings.push_back({result.checks.back(), "and more"});
  }

  // Every row of `sql` is a finding; its first column says what.
  void find_rows(const std::string& sql) {
    Statement select(database, sql);
    while (select.step()) find(select.string(0));
  }

 private:
  int found_ = 0;
};

// verify_rows.cc: rubrics, evaluations, outcomes, people and runs, each for itself.
void verify_rubrics(Verifier& verifier);
void verify_evaluations(Verifier& verifier);
void verify_outcomes(Verifier& verifier);
void verify_people(Verifier& verifier);
void verify_runs(Verifier& verifier);

// verify_tallies.cc: agent_day against the evaluations, agent_score against agent_day.
void verify_tallies(Verifier& verifier);
void verify_scores(Verifier& verifier);

}  // namespace attune
