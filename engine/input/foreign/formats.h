// Formats: all transcript formats that a run reads, and which of them a record has.
//
// The native format and the built-in shapes (input/formats/*.yaml) make a closed table; a run may put shapes
// of its own before them. A format is recognised by keys that a record must have, never by the name of a
// file: what a record's format is depends on the record alone. Immutable, shared by threads.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/base/result.h"
#include "engine/input/foreign/raw_record.h"
#include "engine/input/shapes/compiled_shape.h"
#include "engine/input/shapes/read_options.h"

namespace attune {

inline constexpr size_t kNoFormat = static_cast<size_t>(-1);

// What a format can give by itself; other data can be joined by conversation (join_table.h).
struct FormatAbilities {
  bool id = false, agent = false, roles = false, times = false, overlap = false, sentiment = false,
       outcome = false;
};

class Formats {
 public:
  struct Format {
    std::string name, title;
    FormatAbilities can;
    std::vector<ShapePaths> keys;                  // recognised by all of any one of these
    std::vector<std::vector<uint16_t>> key_marks;  // their marks
    CompiledShape compiled;                        // unused in the native format
  };

  // Errors: 'unknown-format' when options.format names none, 'duplicate-format' when two shapes have one
  // name, 'too-many-keys' when all formats together are recognised by more than kMostMarks keys.
  static Result<std::shared_ptr<const Formats>> make(ReadOptions options);
  // Those of a run without options.
  static std::shared_ptr<const Formats> builtin();

  const std::vector<Format>& all() const { return formats_; }
  const ReadOptions& options() const { return options_; }
  size_t native() const { return native_; }
  // The only one to read, or kNoFormat.
  size_t forced() const { return forced_; }

  // The first format all of whose keys are there; kNoFormat.
  size_t recognise(const Marks& marks) const;
  // For the walk that recognises: it has all marks and nothing else.
  const CompiledShape& recogniser() const { return recogniser_; }

  // The formats of which at least one key is there, the nearest first, each with a key that is missing.
  struct Near {
    std::string_view name, missing;
  };
  std::vector<Near> nearest(const Marks& marks, size_t most) const;

 private:
  explicit Formats(ReadOptions options);
  void add(Shape shape);
  bool number_marks();  // false: too many
  uint16_t mark_of(const ShapePath& path);

  ReadOptions options_;
  std::vector<Format> formats_;
  std::vector<ShapePath> marks_;
  CompiledShape recogniser_;
  size_t native_ = 0, forced_ = kNoFormat;
};

}  // namespace attune
