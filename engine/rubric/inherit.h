// `extends: ID`: a rubric that takes over another one and says only what is different.
//
// The other rubric is a pack beside this one (`../ID/` or `../ID.yaml`, as seen from a folder; beside the
// file otherwise) or, where there is none, a shipped one; it may extend a third. Lexicons that the pack's own
// folder of them does not have are then looked up in that of the other. Its criteria and lexicons become part
// of the pack, unless the pack has its own of that id; its rubric document is joined with the pack's:
// - `languages`, `gate`, `grades`: the pack's own where it has them,
// - `drop: [ids]` takes criteria out, `change: [{use, weight, auto_fail}]` gives them another weight,
// - `sections`: criteria are added to the section of the same id; other sections come behind.
// What is joined then has to hold as if it had been written out: weights sum to 100.
#pragma once

#include "engine/rubric/documents/pack.h"
#include "engine/yaml/fields.h"

namespace attune {

extern const KeyTable kChangeKeys;

// Joins the pack with what its rubric extends, if it does. `shipped` is the folder of the shipped rubrics, ""
// for none. Reports what is wrong; the pack is then incomplete.
void inherit(Pack& pack, const std::string& shipped, Reporter& reporter);

}  // namespace attune
