// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/StreamText.h"

#include "core/media/CodecString.h"
#include "ui/BroadcastText.h"
#include "ui/CoreText.h"
#include "ui/Format.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace cuegate {

QString StreamText::kind(const StreamDescription &stream)
{
    if (stream.isLive)
        return tr("Live stream");
    return stream.durationMs > 0 ? tr("HLS stream, %1", "duration").arg(Format::duration(stream.durationMs))
                                 : tr("HLS stream");
}

// What has no name here is shown as it was said.
static QString codecNames(const QString &codecs)
{
    QStringList names;
    for (const QString &element : codecs.split(u',', Qt::SkipEmptyParts)) {
        const Codec codec = codecOfString(element.toLatin1());
        names << (codec == Codec::Unknown ? element.trimmed() : CoreText::localized(codecName(codec)));
    }
    names.removeDuplicates();
    return names.join(u" + "_s);
}

QString StreamText::variant(const StreamDescription::Picture &variant)
{
    QStringList parts;
    if (variant.height > 0)
        parts << u"%1×%2"_s.arg(variant.width).arg(variant.height);
    parts << Format::frameRate(variant.frameRateThousandths, 1000);
    if (variant.bandwidth > 0)
        parts << tr("up to %1", "bit rate").arg(Format::bitrate(variant.bandwidth));
    parts << codecNames(variant.codecs);
    parts.removeAll(QString());
    return parts.join(tr(", ", "between parts of a list"));
}

QStringList StreamText::variants(const StreamDescription &stream)
{
    constexpr size_t kMostShown = 12;
    QStringList lines;
    for (size_t i = 0; i < std::min(stream.variants.size(), kMostShown); ++i) {
        const QString text = variant(stream.variants[i]);
        if (!text.isEmpty())
            lines << u"• "_s + Format::isolated(text);
    }
    if (stream.variants.size() > kMostShown)
        lines << tr("and %Ln more", "variants of a stream", int(stream.variants.size() - kMostShown));
    const QString between = tr(", ", "between parts of a list");
    if (!stream.audio.isEmpty())
        lines << tr("Audio: %1").arg(Format::isolated(stream.audio.join(between)));
    if (!stream.subtitles.isEmpty())
        lines << tr("Subtitles: %1").arg(Format::isolated(stream.subtitles.join(between)));
    return lines;
}

QString StreamText::overview(const StreamDescription &stream)
{
    QStringList lines{kind(stream)};
    if (stream.broadcast)
        lines << BroadcastText::tracks(*stream.broadcast) << BroadcastText::players(*stream.broadcast);
    else
        lines << variants(stream);
    lines << tr(
        "Players get it as it is. However many watch, it is fetched once, and only while somebody does.");
    return lines.join(u'\n');
}

ErrorText StreamText::failure(const SourceSnapshot &source)
{
    if (source.state != SourceState::Failed && source.conversionFault)
        return ErrorText(*source.conversionFault);
    ErrorText text(source.error);
    if (!source.stream || source.error.code != ErrorCode::UpstreamSlow)
        return text;
    text.brief = tr("Stream has stopped");
    text.whatHappened = tr("The stream does not go on: its server sends nothing new.");
    text.nextStep =
        tr("It plays again by itself when the server goes on. If it does not, the channel may be off "
           "the air, or its address may have changed.");
    return text;
}

} // namespace cuegate
