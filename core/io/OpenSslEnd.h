// SPDX-License-Identifier: GPL-3.0-or-later
// How OpenSSL, which Qt and libcurl use too, ends with the process.
#pragma once

namespace cuegate {

/// Its memory is left to the system. By itself it would be freed while the last threads of QThread and
/// QThreadPool, which are only seen to be done, still free what OpenSSL keeps for them: twice, then. To be
/// called before anything uses OpenSSL. Any thread.
void leaveOpenSslToTheSystem();

} // namespace cuegate
