// Many lists, one behind the other: one piece of memory for all, where a vector of vectors has one for each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

namespace attune {

template <class T>
class Lists {
 public:
  Lists() = default;

  // `each` is called twice, with a function put(list, item) that it calls for every item, both times the
  // same: the first time they are counted. The items of a list keep their order.
  template <class Each>
  Lists(size_t lists, const Each& each) : first_(lists + 1) {
    each([this](size_t list, const T&) { ++first_[list + 1]; });
    std::partial_sum(first_.begin(), first_.end(), first_.begin());
    items_.resize(first_.back());
    std::vector<uint32_t> next(first_.begin(), first_.end() - 1);
    each([&](size_t list, const T& item) { items_[next[list]++] = item; });
  }

  size_t size() const { return first_.empty() ? 0 : first_.size() - 1; }
  std::span<const T> operator[](size_t list) const {
    return {items_.data() + first_[list], first_[list + 1] - first_[list]};
  }
  std::span<T> operator[](size_t list) {
    return {items_.data() + first_[list], first_[list + 1] - first_[list]};
  }

 private:
  std::vector<uint32_t> first_;  // by list: its first item, and behind them all their number
  std::vector<T> items_;
};

}  // namespace attune
