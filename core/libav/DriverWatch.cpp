// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/libav/DriverWatch.h"

#include "core/base/CrashNote.h"

#ifdef Q_OS_LINUX
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace cuegate {

void DriverWatch::begin()
{
#ifdef Q_OS_LINUX
    m_thread = ::gettid();
#endif
}

static Error crashed(const QString &what)
{
    return {ErrorKind::Unavailable, what, ErrorCode::ConvertCrashed};
}

Error DriverWatch::driverCrash()
{
    return crashed(u"a thread of its driver crashed"_s);
}

Result<void> DriverWatch::await(std::chrono::milliseconds limit, QStringView work,
                                const std::function<bool(std::chrono::milliseconds)> &isOver) const
{
    constexpr std::chrono::milliseconds kLook{50};
    const auto end = std::chrono::steady_clock::now() + limit;
    for (;;) {
        const auto rest =
            std::chrono::ceil<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
        if (isOver(std::clamp(rest, std::chrono::milliseconds(0), kLook)))
            return {};
        if (const int signal = crashOf(m_thread); signal != 0)
            return std::unexpected(crashed(u"%1 crashed (signal %2)"_s.arg(work).arg(signal)));
        if (driverCrashes() != m_crashesBefore)
            return std::unexpected(driverCrash());
        if (rest <= std::chrono::milliseconds(0))
            return fail(ErrorKind::Unavailable,
                        u"%1 was not done within %2 ms"_s.arg(work).arg(limit.count()));
    }
}

} // namespace cuegate
