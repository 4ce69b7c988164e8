#include "engine/input/files/source_stream.h"

#include <string_view>
#include <utility>

namespace attune {

Status SourceStream::open(const std::string& path, const DecompressionLimits& limits, const StopSigns& stop) {
  close();
  limits_ = limits;
  return file_.open(path, stop);
}

void SourceStream::close() {
  decompressor_.reset();
  file_.close();
  begun_ = false;
  compression_ = Compression::none;
}

size_t SourceStream::read(char* bytes, size_t size, std::optional<Error>& error) {
  if (decompressor_) return decompressor_->read(bytes, size, error);
  size_t count = file_.read(bytes, size, error);
  if (std::exchange(begun_, true) || error) return count;
  std::string_view head(bytes, count);
  compression_ = compression_of(head);
  if (compression_ == Compression::none) return count;
  decompressor_ = std::make_unique<Decompressor>(file_, head, limits_);
  return decompressor_->read(bytes, size, error);
}

}  // namespace attune
