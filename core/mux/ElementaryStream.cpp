// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mux/ElementaryStream.h"

#include "core/media/AacConfig.h"
#include "core/media/MpegVideoHeader.h"
#include "core/media/NalUnits.h"

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr qsizetype kAdtsHeaderBytes = 7;
static constexpr qsizetype kStartCodeBytes = 4;

static QByteArray registration(const char (&identifier)[5])
{
    return QByteArray("\x05\x04", 2) + QByteArray(identifier, 4);
}

static QByteArray languageDescriptor(const QString &language)
{
    const QByteArray code = language.toLatin1();
    return code.size() == 3 ? QByteArray("\x0A\x04", 2) + code + '\0' : QByteArray();
}

// The format_identifier tells how many samples a frame has (registered with SMPTE-RA).
static QByteArray dtsRegistration(const Track &track)
{
    constexpr quint32 kShort = 512;
    constexpr quint32 kMiddle = 1024;
    const quint32 samples = track.audio ? track.audio->frameSamples : 0;
    return samples <= kShort ? registration("DTS1") : registration(samples <= kMiddle ? "DTS2" : "DTS3");
}

Result<ElementaryStream> ElementaryStream::create(const Track &track)
{
    ElementaryStream stream;
    stream.m_track = &track;
    switch (track.codec) {
    case Codec::H264:
        stream.m_streamType = 0x1B;
        stream.m_delimiter = QByteArray("\0\0\0\1\x09\xF0", 6);
        break;
    case Codec::Hevc:
        stream.m_streamType = 0x24;
        stream.m_delimiter = QByteArray("\0\0\0\1\x46\x01\x50", 7);
        stream.m_descriptors = registration("HEVC");
        break;
    case Codec::Aac:
        stream.m_streamType = 0x0F;
        break;
    case Codec::Mp3:
        stream.m_streamType = track.audio && track.audio->sampleRate < 32'000 ? 0x04 : 0x03;
        break;
    case Codec::Ac3:
        stream.m_streamType = 0x81;
        stream.m_descriptors = registration("AC-3");
        break;
    case Codec::Eac3:
        stream.m_streamType = 0x87;
        stream.m_descriptors = registration("EAC3");
        break;
    case Codec::Mpeg2Video:
        stream.m_streamType = 0x02;
        break;
    case Codec::Dts:
        stream.m_streamType = 0x82;
        stream.m_descriptors = dtsRegistration(track);
        break;
    default:
        return fail(ErrorKind::Unsupported,
                    u"%1 cannot be carried in an MPEG transport stream"_s.arg(codecName(track.codec)));
    }
    if (track.codec == Codec::Mpeg2Video) {
        stream.m_streamId = 0xE0;
        stream.m_parameterSets = track.codecConfig;
    } else if (track.type == TrackType::Video) {
        stream.m_streamId = 0xE0;
        const auto lengthSize = nalLengthSize(track.codec, track.codecConfig);
        if (!lengthSize)
            return std::unexpected(lengthSize.error());
        stream.m_nalLengthSize = *lengthSize;
        auto parameterSets = parameterSetsAnnexB(track.codec, track.codecConfig);
        if (!parameterSets)
            return std::unexpected(parameterSets.error());
        if (!track.video || !track.video->hasSetsInBand)
            stream.m_parameterSets = std::move(*parameterSets);
    } else {
        const bool isPrivate =
            track.codec == Codec::Ac3 || track.codec == Codec::Eac3 || track.codec == Codec::Dts;
        stream.m_streamId = isPrivate ? 0xBD : 0xC0;
        stream.m_descriptors += languageDescriptor(track.language);
    }
    return stream;
}

static bool beginsWithDelimiter(Codec codec, QByteArrayView byteStream)
{
    if (byteStream.size() < 5)
        return false;
    const quint8 header = quint8(byteStream[4]);
    return codec == Codec::H264 ? (header & 0x1F) == 9 : (header >> 1 & 0x3F) == 35;
}

void ElementaryStream::appendMpeg2(const TimedSample &sample, QByteArray &out) const
{
    const qsizetype begin = out.size();
    out += sample.prefix;
    out += sample.payload;
    // Headers of others' keyframes may stand in the container's description alone.
    if (sample.isSync && !hasMpegSequenceHeader(QByteArrayView(out).sliced(begin)))
        out.insert(begin, m_parameterSets);
}

Result<void> ElementaryStream::appendNals(const TimedSample &sample, QByteArray &out) const
{
    QByteArray units;
    units.reserve(sample.prefix.size() + sample.payload.size() + 64);
    auto converted = annexBFromLengthPrefixed(sample.prefix, sample.payload, m_nalLengthSize, units);
    if (!converted)
        return converted;
    QByteArrayView rest(units);
    if (beginsWithDelimiter(m_track->codec, rest)) {
        // The sample's own delimiter stays first; the parameter sets go behind it.
        const qsizetype sizeBytes = std::min(m_delimiter.size(), rest.size());
        out += rest.first(sizeBytes);
        rest = rest.sliced(sizeBytes);
    } else {
        out += m_delimiter;
    }
    if (sample.isSync)
        out += m_parameterSets;
    out += rest;
    return {};
}

qsizetype ElementaryStream::mostAddedBytes(bool isSync) const
{
    if (m_track->type != TrackType::Video)
        return m_track->codec == Codec::Aac ? kAdtsHeaderBytes : 0;
    if (m_track->codec == Codec::Mpeg2Video)
        return isSync ? m_parameterSets.size() : 0;
    // Lengths of fewer bytes than start codes have are rare, and so are pictures of more units.
    constexpr qsizetype kMostUnits = 16;
    const qsizetype starts = (kStartCodeBytes - m_nalLengthSize) * kMostUnits;
    return m_delimiter.size() + starts + (isSync ? m_parameterSets.size() : 0);
}

Result<void> ElementaryStream::append(const TimedSample &sample, QByteArray &out) const
{
    if (m_track->codec == Codec::Mpeg2Video) {
        appendMpeg2(sample, out);
        return {};
    }
    if (m_track->type == TrackType::Video)
        return appendNals(sample, out);
    if (m_track->codec == Codec::Aac) {
        auto header = adtsHeader(m_track->codecConfig, sample.prefix.size() + sample.payload.size());
        if (!header)
            return std::unexpected(header.error());
        out += *header;
    }
    out += sample.prefix;
    out += sample.payload;
    return {};
}

} // namespace cuegate
