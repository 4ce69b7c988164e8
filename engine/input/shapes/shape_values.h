// Reading the values of a shape's keys: paths, maps of names, units. Each reports what is wrong. Internal to
// shape_reader.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/input/shapes/shape.h"
#include "engine/yaml/fields.h"

namespace attune {

// A path, or a list of them.
ShapePaths read_paths(const Node& node, std::string_view what, Reporter& reporter);

// The paths under `key` of a mapping; none when the key is not there.
ShapePaths read_paths_key(const Fields& fields, std::string_view key);

// One of 'ms', 's', 'us', 'ticks', 'text'.
TimeUnit read_unit(const Node& node, Reporter& reporter);

// `map` and `otherwise` of roles. Without `map` the usual English names (kUsualRoles).
RoleMap read_roles(const Fields& fields);

// `map` and `otherwise` of channels, into the shape.
void read_channels(const Fields& fields, Shape& shape);

// `only` or `skip`: paths with the values that are kept or left out.
void read_filters(const Node& node, bool keep, Reporter& reporter, std::vector<TurnFilter>& filters);

}  // namespace attune
