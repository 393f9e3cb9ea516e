// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/ConversionFaults.h"

#include "core/base/ErrorSentence.h"
#include "core/base/Log.h"

using namespace Qt::StringLiterals;

namespace cuegate {

static QString described(const Conversion &conversion)
{
    const QString number = QString::number(conversion.number);
    return conversion.rendition == kThumbnail
               ? u"making the picture at %1"_s.arg(number)
               : u"converting segment %1 of %2"_s.arg(number, QString::fromLatin1(conversion.rendition));
}

ConversionFaults::ConversionFaults(const Clock &clock, std::shared_ptr<ConversionMarks> marks,
                                   std::function<void(const QString &)> onChanged)
    : m_clock(clock)
    , m_marks(std::move(marks))
    , m_onChanged(std::move(onChanged))
{
    takeDeaths();
}

void ConversionFaults::takeDeaths()
{
    if (!m_marks)
        return;
    for (const ConversionMarks::Death &death : m_marks->deaths()) {
        const Conversion &of = death.conversion;
        if (of.isTrial())
            continue;
        Fault &fault = m_faults[of.sourceId];
        fault = {of, ErrorCode::ConvertCrashes, fault.isBad || death.again, m_clock.now(), 0};
        const QString how =
            death.signal == 0 ? u"ended unexpectedly"_s : u"was ended by signal %1"_s.arg(death.signal);
        qCWarning(lcMedia).noquote() << u"Cuegate %1 while %2 (%3)."_s.arg(how, described(of), of.sourceId)
                                     << (death.again ? sentence(*refusal(of.sourceId))
                                                     : u"It is tried once more."_s);
    }
}

const ConversionFaults::Fault *ConversionFaults::current(const QString &sourceId) const
{
    const auto found = m_faults.find(sourceId);
    return found != m_faults.end() && m_clock.now() - found->second.at < kBadFor ? &found->second : nullptr;
}

bool ConversionFaults::isSuspect(const QString &sourceId) const
{
    return current(sourceId) != nullptr;
}

std::optional<Error> ConversionFaults::refusal(const QString &sourceId) const
{
    const Fault *fault = current(sourceId);
    if (fault && fault->isBad) {
        const auto rest = fault->at + kBadFor - m_clock.now();
        const QString what =
            fault->code == ErrorCode::ConvertHangs
                ? u"converting this film hung even when it was tried once more, so it is not "
                  "converted for %1 minutes"_s
                : u"converting this film crashed even when it was tried once more, so it is not "
                  "converted for %1 minutes"_s;
        return Error{ErrorKind::Unavailable, what.arg(kBadFor.count()), fault->code,
                     std::chrono::ceil<std::chrono::seconds>(rest)};
    }
    if (m_lost >= kMostLost)
        return Error{
            ErrorKind::Unavailable,
            u"%1 conversions hang or crashed and cannot be ended, so nothing more is converted"_s.arg(m_lost),
            ErrorCode::ConvertBlocked};
    return std::nullopt;
}

Error ConversionFaults::threadLost(const Conversion &conversion, quint64 lossesBefore, int crashSignal)
{
    ++m_lost;
    ++m_losses;
    const bool isCrash = crashSignal != 0;
    const QString how = isCrash ? u"%1 crashed (signal %2) and was given up"_s.arg(
                                      described(conversion), QString::number(crashSignal))
                                : u"%1 hung and was given up"_s.arg(described(conversion));
    const Fault *known = current(conversion.sourceId);
    const Error once{ErrorKind::Unavailable, how,
                     isCrash ? ErrorCode::ConvertCrashed : ErrorCode::ConvertHung, std::chrono::seconds(1)};
    if (!known || (lossesBefore >= known->losses && !known->isBad)) {
        m_faults[conversion.sourceId] = {conversion,
                                         isCrash ? ErrorCode::ConvertCrashes : ErrorCode::ConvertHangs,
                                         known != nullptr, m_clock.now(), m_losses};
        tell(conversion.sourceId);
    }
    if (m_lost == kMostLost)
        tell({});
    const Error told = refusal(conversion.sourceId).value_or(once);
    qCWarning(lcMedia).noquote() << once.message << u"(%1)."_s.arg(conversion.sourceId)
                                 << (told == once ? QString() : sentence(told));
    return told;
}

void ConversionFaults::threadCameBack()
{
    if (m_lost-- == kMostLost)
        tell({});
}

void ConversionFaults::succeeded(const Conversion &conversion)
{
    const auto found = m_faults.find(conversion.sourceId);
    if (found != m_faults.end() && !found->second.isBad && found->second.conversion == conversion)
        m_faults.erase(found);
}

void ConversionFaults::forgive(const QString &sourceId)
{
    if (m_marks)
        m_marks->forgive(sourceId);
    if (m_faults.erase(sourceId) > 0)
        tell(sourceId);
}

void ConversionFaults::expire()
{
    std::vector<QString> old;
    for (const auto &[sourceId, fault] : m_faults) {
        if (m_clock.now() - fault.at >= kBadFor)
            old.push_back(sourceId);
    }
    for (const QString &sourceId : old) {
        m_faults.erase(sourceId);
        tell(sourceId);
    }
}

void ConversionFaults::tell(const QString &sourceId) const
{
    if (m_onChanged)
        m_onChanged(sourceId);
}

} // namespace cuegate
