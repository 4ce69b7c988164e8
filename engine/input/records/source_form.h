// What a source is: which encoding, and how its records are laid out. Decided from its first bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/input/records/wrapper.h"

namespace attune {

// The size of a UTF-8 byte order mark at the beginning of `bytes`: 3 or 0.
size_t byte_order_mark(std::string_view bytes);

// Why a source that begins with `bytes` (4 of them are enough), already decompressed, cannot hold UTF-8 JSON:
// 'not-utf8' for UTF-16 and UTF-32, 'compressed-input' for bzip2, xz, zip, 7-Zip and lz4, and for gzip and
// zstd inside gzip or zstd.
std::optional<Error> unreadable_encoding(const std::string& path, std::string_view bytes);

enum class SourceForm : uint8_t {
  undecided,  // more bytes are needed
  lines,      // newline-delimited: one record a line
  values,     // an array, or objects one after the other, in any layout, or arrays in such objects
};

// The form of a source that begins with `bytes` (after the byte order mark). Lines when its first value
// stands on one line; but a first line that is damaged does not hide that the second is a record of its own.
// Never undecided when `at_end` (these are all its bytes, or as many as may be looked at). `wrapper` is where
// the records lie in each of its objects; empty when they are the records themselves.
SourceForm source_form(std::string_view bytes, bool at_end, WrapperPath& wrapper);

}  // namespace attune
