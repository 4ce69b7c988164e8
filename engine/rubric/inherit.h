// `extends: ID`: a rubric that takes over another one and says only what is different.
//
// The other rubric is a pack beside this one (`../ID/` or `../ID.yaml`, as seen from a folder; beside the
// file otherwise), which may extend a third. Its criteria and lexicons become part of the pack, unless the
// pack has its own of that id; its rubric document is joined with the pack's:
// - `languages`, `gate`, `grades`: the pack's own where it has them,
// - `drop: [ids]` takes criteria out, `change: [{use, weight, auto_fail}]` gives them another weight,
// - `sections`: criteria are added to the section of the same id; other sections come behind.
// What is joined then has to hold as if it had been written out: weights sum to 100.
#pragma once

#include "engine/rubric/pack.h"
#include "engine/yaml/fields.h"

namespace attune {

extern const KeyTable kChangeKeys;

// Joins the pack with what its rubric extends, if it does. Reports what is wrong; the pack is then
// incomplete.
void inherit(Pack& pack, Reporter& reporter);

}  // namespace attune
