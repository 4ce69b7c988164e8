// LogSync: brings the write-ahead log of a database to the disk, in a thread of its own, while other work
// goes on. The commit waits for the whole log; what is there already it need not wait for.
#pragma once

#include <string>
#include <thread>

namespace attune {

class LogSync {
 public:
  // Begins with what has been written so far. Without a log, or a thread to spare, nothing happens. Errors
  // are not told: the sync of the commit meets them too.
  explicit LogSync(const std::string& database_path);
  ~LogSync();  // waits until it is done
  LogSync(const LogSync&) = delete;
  LogSync& operator=(const LogSync&) = delete;

 private:
  std::thread thread_;
};

}  // namespace attune
