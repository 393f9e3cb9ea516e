// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/CacheHealth.h"

#include "core/base/Log.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cuegate {

namespace {

constexpr int kMostDeviceErrors = 5;
constexpr auto kSayEvery = 60s;

} // namespace

void CacheHealth::writeWorked()
{
    m_writeErrors = 0;
    if (m_state != State::Paused)
        return;
    m_state = State::Well;
    m_problem.clear();
}

void CacheHealth::readFailed(const Error &error)
{
    if (error.kind == ErrorKind::Internal)
        countDeviceError(m_readErrors);
}

void CacheHealth::writeFailed(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Unavailable:
        return pause(u"There is no room to keep segments on disk (%1)."_s.arg(error.message));
    case ErrorKind::NotFound:
    case ErrorKind::PermissionDenied:
    case ErrorKind::CorruptInput:
        return pause(
            u"The cache folder cannot be used; segments are not kept on disk (%1)."_s.arg(error.message));
    default:
        return countDeviceError(m_writeErrors);
    }
}

void CacheHealth::countDeviceError(int &errors)
{
    if (++errors < kMostDeviceErrors || m_state == State::Off)
        return;
    m_state = State::Off;
    m_saidAt.reset(); // nothing follows it: it is never held back
    say(u"The disk of the cache fails; segments are not kept on it until the next start."_s);
}

void CacheHealth::pause(const QString &problem)
{
    if (m_state == State::Off)
        return;
    m_state = State::Paused;
    say(problem);
}

void CacheHealth::say(const QString &problem)
{
    m_problem = problem;
    const auto now = m_clock->now();
    if (m_saidAt && now - *m_saidAt < kSayEvery)
        return;
    m_saidAt = now;
    qCWarning(lcMedia).noquote() << problem;
}

} // namespace cuegate
