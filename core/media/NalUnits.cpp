// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/NalUnits.h"

#include "core/media/AvcConfig.h"
#include "core/media/CodecErrors.h"
#include "core/media/HevcConfig.h"

#include <QtEndian>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr QByteArrayView kStartCode("\0\0\0\1", 4);

std::optional<QByteArrayView> LengthPrefixedNals::next()
{
    if (m_failed || m_rest.isEmpty())
        return std::nullopt;
    if (m_lengthSize < 1 || m_lengthSize > 4 || m_rest.size() < m_lengthSize) {
        m_failed = true;
        return std::nullopt;
    }
    qint64 sizeBytes = 0;
    for (int i = 0; i < m_lengthSize; ++i)
        sizeBytes = sizeBytes << 8 | static_cast<quint8>(m_rest[i]);
    if (sizeBytes > m_rest.size() - m_lengthSize) {
        m_failed = true;
        return std::nullopt;
    }
    const QByteArrayView nal = m_rest.sliced(m_lengthSize, qsizetype(sizeBytes));
    m_rest = m_rest.sliced(m_lengthSize + qsizetype(sizeBytes));
    return nal;
}

qsizetype findStartCode(QByteArrayView bytes, qsizetype from)
{
    for (qsizetype i = from; i + 3 <= bytes.size();) {
        const auto third = static_cast<quint8>(bytes[i + 2]);
        if (third > 1)
            i += 3;
        else if (third == 1 && bytes[i] == 0 && bytes[i + 1] == 0)
            return i;
        else
            ++i;
    }
    return bytes.size();
}

AnnexBNals::AnnexBNals(QByteArrayView stream)
    : m_stream(stream)
{
    const qsizetype code = findStartCode(stream, 0);
    if (code < stream.size())
        m_begin = code + 3;
}

std::optional<QByteArrayView> AnnexBNals::next()
{
    while (m_begin >= 0) {
        const qsizetype code = findStartCode(m_stream, m_begin);
        QByteArrayView nal = m_stream.sliced(m_begin, code - m_begin);
        m_begin = code < m_stream.size() ? code + 3 : -1;
        while (!nal.isEmpty() && nal.back() == 0)
            nal.chop(1);
        if (!nal.isEmpty())
            return nal;
    }
    return std::nullopt;
}

bool isAnnexB(QByteArrayView bytes)
{
    if (!bytes.startsWith(kStartCode) && !bytes.startsWith(kStartCode.sliced(1)))
        return false;
    LengthPrefixedNals nals(bytes, 4);
    while (nals.next()) {
    }
    return nals.failed();
}

QByteArray rbspFromNal(QByteArrayView nal, qsizetype limitBytes)
{
    nal = nal.first(std::min(nal.size(), limitBytes));
    QByteArray rbsp;
    rbsp.reserve(nal.size());
    int zeros = 0;
    for (const char byte : nal) {
        if (zeros >= 2 && byte == 3) {
            zeros = 0;
            continue;
        }
        zeros = byte == 0 ? zeros + 1 : 0;
        rbsp.append(byte);
    }
    return rbsp;
}

Result<void> annexBFromLengthPrefixed(QByteArrayView prefix, QByteArrayView payload, int lengthSize,
                                      QByteArray &out)
{
    QByteArray joined;
    if (!prefix.isEmpty()) {
        joined.reserve(prefix.size() + payload.size());
        joined.append(prefix).append(payload);
        payload = joined;
    }
    // Room for the start codes being longer than the lengths, without counting the units first.
    out.reserve(out.size() + payload.size() + 64);
    LengthPrefixedNals nals(payload, lengthSize);
    qint64 offsetBytes = 0;
    while (const auto nal = nals.next()) {
        offsetBytes += lengthSize + nal->size();
        if (!nal->isEmpty())
            out.append(kStartCode).append(*nal);
    }
    if (nals.failed())
        return corruptHeader("sample"_L1, "NAL unit longer than what is left"_L1, offsetBytes);
    return {};
}

void lengthPrefixedFromAnnexB(QByteArrayView sample, QByteArray &out)
{
    out.reserve(out.size() + sample.size() + 64);
    AnnexBNals nals(sample);
    while (const auto nal = nals.next()) {
        char length[4];
        qToBigEndian(static_cast<quint32>(nal->size()), length);
        out.append(length, sizeof length).append(*nal);
    }
}

Result<int> nalLengthSize(Codec codec, QByteArrayView config)
{
    if (codec == Codec::H264) {
        const auto avc = parseAvcConfig(config);
        if (!avc)
            return std::unexpected(avc.error());
        return avc->lengthSize;
    }
    if (codec == Codec::Hevc) {
        const auto hevc = parseHevcConfig(config);
        if (!hevc)
            return std::unexpected(hevc.error());
        return hevc->lengthSize;
    }
    return unsupportedHeader(codecWord(codec), "has no NAL units"_L1);
}

Result<QByteArray> parameterSetsAnnexB(Codec codec, QByteArrayView config)
{
    QByteArray out;
    if (codec == Codec::H264) {
        const auto avc = parseAvcConfig(config);
        if (!avc)
            return std::unexpected(avc.error());
        for (const auto *list : {&avc->sps, &avc->pps}) {
            for (const QByteArrayView nal : *list)
                out.append(kStartCode).append(nal);
        }
        return out;
    }
    if (codec == Codec::Hevc) {
        const auto hevc = parseHevcConfig(config);
        if (!hevc)
            return std::unexpected(hevc.error());
        for (const QByteArrayView nal : hevc->nals)
            out.append(kStartCode).append(nal);
        return out;
    }
    return unsupportedHeader(codecWord(codec), "has no parameter sets"_L1);
}

// What one NAL unit tells about its picture; nothing for parameter sets, SEI and the like.
static std::optional<bool> leadingPicturesAfter(Codec codec, quint8 firstByte)
{
    constexpr int kH264Idr = 5;
    constexpr int kH264Slice = 1;
    constexpr int kHevcIdrNLp = 20;
    constexpr int kHevcBlaNLp = 18;
    constexpr int kHevcFirstIrap = 16;
    constexpr int kHevcLastIrap = 21;
    if (codec == Codec::H264) {
        const int type = firstByte & 0x1F;
        if (type == kH264Idr)
            return false;
        return type == kH264Slice ? std::optional(true) : std::nullopt;
    }
    const int type = firstByte >> 1 & 0x3F;
    if (type == kHevcIdrNLp || type == kHevcBlaNLp)
        return false;
    return type >= kHevcFirstIrap && type <= kHevcLastIrap ? std::optional(true) : std::nullopt;
}

bool mayHaveLeadingPictures(Codec codec, QByteArrayView config, QByteArrayView sampleStart)
{
    if (codec == Codec::Mpeg2Video || codec == Codec::Mpeg1Video || codec == Codec::Mpeg4Part2 ||
        codec == Codec::Vc1)
        return true; // their groups of pictures are open more often than not
    if (codec != Codec::H264 && codec != Codec::Hevc)
        return false;
    const Result<int> lengthSize = nalLengthSize(codec, config);
    if (!lengthSize)
        return true;
    qsizetype at = 0;
    while (at + *lengthSize < sampleStart.size()) {
        quint64 length = 0;
        for (int i = 0; i < *lengthSize; ++i)
            length = length << 8 | quint8(sampleStart[at + i]);
        at += *lengthSize;
        if (const auto told = leadingPicturesAfter(codec, quint8(sampleStart[at])))
            return *told;
        if (length > quint64(sampleStart.size()))
            break;
        at += qsizetype(length);
    }
    return true;
}

} // namespace cuegate
