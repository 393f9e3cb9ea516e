// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/OpenSslEnd.h"

#include <openssl/crypto.h>

namespace cuegate {

void leaveOpenSslToTheSystem()
{
    OPENSSL_init_crypto(OPENSSL_INIT_NO_ATEXIT, nullptr);
}

} // namespace cuegate
