// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/ProcessPrivacy.h"

#include <QtGlobal>

#include <cstring>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#include <sys/stat.h>
#endif
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

namespace cuegate {

void keepToOurselves()
{
#ifdef Q_OS_UNIX
    ::umask(0077);
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
#endif
#ifdef Q_OS_LINUX
    ::prctl(PR_SET_DUMPABLE, 0);
#endif
}

void hideUrls(int argc, char **argv)
{
    for (int i = 1; i < argc; ++i) {
        if (std::strstr(argv[i], "://"))
            std::memset(argv[i], '*', std::strlen(argv[i]));
    }
}

} // namespace cuegate
