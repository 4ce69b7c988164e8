// Recording a rubric version: once for each content hash, with what is needed to read its evaluations.
#pragma once

#include "engine/model/rubric.h"
#include "engine/store/sqlite.h"

namespace attune {

// The key of the rubric version, added when new. Names and texts of a known one are brought up to date: they
// may change without a new hash.
int64_t record_rubric(Database& database, const Rubric& rubric);

// Marks the latest version of each rubric name: the highest, of equal ones the one whose run is newest.
void mark_latest_rubrics(Database& database);

}  // namespace attune
