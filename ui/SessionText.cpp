// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/SessionText.h"

#include "core/media/Codec.h"
#include "ui/Format.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

constexpr int kFasterPercent = 115;
constexpr int kSlowerPercent = 90;
// Who has this much left loads in bursts: a slow moment means nothing. Players keep a segment at least.
constexpr qint64 kEnoughBufferMs = 4'000;

} // namespace

static QString formOf(const SessionPart &part)
{
    const bool isKnown = part.codec != Codec::Unknown;
    const QString codec = codecName(part.codec);
    if (part.type == TrackType::Video && part.height > 0 && !isKnown)
        return SessionText::tr("%1p", "lines of the picture").arg(part.height);
    if (part.type == TrackType::Video && part.height > 0)
        return SessionText::tr("%1 %2p", "codec, lines of the picture").arg(codec).arg(part.height);
    const QString channels = Format::channels(part.channels);
    return part.type == TrackType::Audio && !channels.isEmpty()
               ? SessionText::tr("%1 %2", "codec, channels").arg(codec, channels)
               : codec;
}

QString SessionText::part(const SessionPart &part)
{
    const QString form = formOf(part);
    switch (part.type) {
    case TrackType::Video:
        return part.isCopied ? tr("Video copied, %1").arg(form) : tr("Video converted to %1").arg(form);
    case TrackType::Audio:
        return part.isCopied ? tr("Audio copied, %1").arg(form) : tr("Audio converted to %1").arg(form);
    default:
        return part.isCopied ? tr("Subtitles copied") : tr("Subtitles converted");
    }
}

QString SessionText::parts(const SessionSnapshot &session)
{
    if (session.way == SessionSnapshot::Way::File)
        return session.parts.empty() ? tr("Original file")
                                     : tr("Original file, %1").arg(formOf(session.parts.front()));
    QStringList texts;
    for (const SessionPart &one : session.parts)
        texts << Format::isolated(part(one));
    if (texts.isEmpty() && session.isLive)
        texts << tr("Copied");
    return texts.join(u" · "_s);
}

QString SessionText::activity(const SessionSnapshot &session)
{
    switch (session.activity) {
    case SessionSnapshot::Activity::Waiting:
        return tr("Waiting for the film");
    case SessionSnapshot::Activity::Quiet:
        return tr("Paused or at the end");
    case SessionSnapshot::Activity::Playing:
        break;
    }
    return tr("Playing");
}

QString SessionText::position(const SessionSnapshot &session)
{
    if (session.isLive)
        return tr("Live");
    if (session.positionMs < 0)
        return tr("Position not known");
    const QString now = Format::clockTime(session.positionMs);
    return session.durationMs > 0
               ? tr("%1 of %2", "position, duration").arg(now, Format::clockTime(session.durationMs))
               : now;
}

QString SessionText::buffer(const SessionSnapshot &session)
{
    if (session.bufferMs < 0)
        return {};
    return session.bufferMs < 1000
               ? tr("Nothing loaded ahead")
               : tr("About %1 loaded ahead").arg(Format::duration(session.bufferMs / 1000 * 1000));
}

bool SessionText::isTooSlow(const SessionSnapshot &session)
{
    const bool isSlow = session.speedPercent >= 0 && session.speedPercent < kSlowerPercent;
    return isSlow && session.bufferMs < kEnoughBufferMs &&
           session.activity != SessionSnapshot::Activity::Quiet;
}

QString SessionText::speed(const SessionSnapshot &session)
{
    if (session.speedPercent < 0 || session.activity == SessionSnapshot::Activity::Quiet)
        return {};
    const QString times = QLocale().toString(session.speedPercent / 100.0, 'f', 1);
    if (session.speedPercent >= kFasterPercent)
        return tr("Loads %1 times as fast as it plays").arg(times);
    if (isTooSlow(session))
        return tr("Loads slower than it plays (%1 times): it may stall").arg(times);
    return session.speedPercent < kSlowerPercent ? tr("Has enough loaded") : tr("Loads as fast as it plays");
}

} // namespace cuegate
