#include "engine/store/log_sync.h"

#include <fcntl.h>
#include <unistd.h>

#include <system_error>

namespace attune {

// The log has no locks on it, which closing another descriptor of its file would give up (those are on the
// database and on the log's index).
LogSync::LogSync(const std::string& database_path) {
  const int log = ::open((database_path + "-wal").c_str(), O_RDONLY | O_CLOEXEC);
  if (log < 0) return;
  try {
    thread_ = std::thread([log] {
      static_cast<void>(::fdatasync(log));
      ::close(log);
    });
  } catch (const std::system_error&) {
    ::close(log);
  }
}

LogSync::~LogSync() {
  if (thread_.joinable()) thread_.join();
}

}  // namespace attune
