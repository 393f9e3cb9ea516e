// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/AudioFrameSplitter.h"

#include "core/media/DtsFrames.h"
#include "core/media/Eac3Substream.h"
#include "core/media/MpegAudioHeader.h"
#include "core/media/OpusConfig.h"

#include <array>

namespace cuegate {

static constexpr quint32 kClock = 90'000;

using Found = FoundFrame;

static Found nothing()
{
    return {};
}

static Found needsMore()
{
    return {Found::What::NeedsMore};
}

static quint32 byteAt(QByteArrayView bytes, qsizetype at)
{
    return quint8(bytes[at]);
}

static Found adtsAt(QByteArrayView bytes)
{
    constexpr std::array<quint32, 13> kRates{96000, 88200, 64000, 48000, 44100, 32000, 24000,
                                             22050, 16000, 12000, 11025, 8000,  7350};
    if (bytes.size() < 7)
        return needsMore();
    const quint32 rate = byteAt(bytes, 2) >> 2 & 15;
    if (byteAt(bytes, 0) != 0xFF || (byteAt(bytes, 1) & 0xF6) != 0xF0 || rate >= kRates.size())
        return nothing();
    const qsizetype headerBytes = byteAt(bytes, 1) & 1 ? 7 : 9;
    const qsizetype sizeBytes = (byteAt(bytes, 3) & 3) << 11 | byteAt(bytes, 4) << 3 | byteAt(bytes, 5) >> 5;
    if (sizeBytes <= headerBytes)
        return nothing();
    return {Found::What::Frame, headerBytes, sizeBytes, 1024 * ((byteAt(bytes, 6) & 3) + 1), kRates[rate]};
}

static Found ac3At(QByteArrayView bytes)
{
    constexpr std::array<quint32, 3> kRates{48000, 44100, 32000};
    constexpr qsizetype kEnoughBytes = 6;
    if (bytes.size() < kEnoughBytes)
        return needsMore();
    const quint32 fscod = byteAt(bytes, 4) >> 6;
    const quint32 bsid = byteAt(bytes, 5) >> 3;
    const qsizetype sizeBytes = ac3FrameBytes(fscod, byteAt(bytes, 4) & 63);
    if (byteAt(bytes, 0) != 0x0B || byteAt(bytes, 1) != 0x77 || bsid > 10 || fscod > 2 ||
        sizeBytes < kEnoughBytes)
        return nothing();
    return {Found::What::Frame, 0, sizeBytes, 1536, kRates[fscod] >> (bsid > 8 ? bsid - 8 : 0)};
}

/// One syncframe; tells by \p isFirst whether it is of the independent substream 0.
static Found eac3SyncframeAt(QByteArrayView bytes, bool &isFirst)
{
    constexpr std::array<quint32, 3> kRates{48000, 44100, 32000};
    constexpr std::array<quint32, 4> kBlocks{1, 2, 3, 6};
    if (bytes.size() < 6)
        return needsMore();
    if (byteAt(bytes, 5) >> 3 <= 10) {
        isFirst = true;
        return ac3At(bytes);
    }
    const quint32 kind = byteAt(bytes, 2) >> 6;
    const quint32 fscod = byteAt(bytes, 4) >> 6;
    const quint32 second = byteAt(bytes, 4) >> 4 & 3; // numblkscod or fscod2
    const qsizetype sizeBytes = (qsizetype((byteAt(bytes, 2) & 7) << 8 | byteAt(bytes, 3)) + 1) * 2;
    const bool isSound = byteAt(bytes, 0) == 0x0B && byteAt(bytes, 1) == 0x77 && kind != 3 &&
                         sizeBytes >= 6 && byteAt(bytes, 5) >> 3 <= 16 && (fscod != 3 || second != 3);
    if (!isSound)
        return nothing();
    isFirst = kind != 1 && (byteAt(bytes, 2) >> 3 & 7) == 0;
    const quint32 blocks = fscod == 3 ? 6 : kBlocks[second];
    return {Found::What::Frame, 0, sizeBytes, blocks * 256, fscod == 3 ? kRates[second] / 2 : kRates[fscod]};
}

/// The syncframes of all substreams for six blocks, which is what a sample of ISO BMFF holds.
static Found eac3At(QByteArrayView bytes, bool isLast)
{
    constexpr quint32 kBlocksSamples = 1536;
    constexpr qsizetype kMostBytes = 64 * 1024;
    bool isFirst = false;
    Found unit = eac3SyncframeAt(bytes, isFirst);
    if (unit.what != Found::What::Frame || !isFirst)
        return unit.what == Found::What::Frame ? nothing() : unit;
    while (unit.sizeBytes < kMostBytes) {
        if (unit.sizeBytes >= bytes.size() && !isLast)
            return needsMore();
        if (unit.sizeBytes >= bytes.size())
            break;
        const Found next = eac3SyncframeAt(bytes.sliced(unit.sizeBytes), isFirst);
        if (next.what == Found::What::NeedsMore && !isLast)
            return next;
        if (next.what != Found::What::Frame || (isFirst && unit.samples >= kBlocksSamples))
            break;
        unit.sizeBytes += next.sizeBytes;
        unit.samples += isFirst ? next.samples : 0;
    }
    return unit;
}

static Found mpegAudioAt(QByteArrayView bytes)
{
    if (bytes.size() < 4)
        return needsMore();
    if (byteAt(bytes, 0) != 0xFF || byteAt(bytes, 1) < 0xE0)
        return nothing();
    const auto header = parseMpegAudioHeader(bytes);
    if (!header || header->bitsPerSecond == 0)
        return nothing();
    const quint32 padding = byteAt(bytes, 2) >> 1 & 1;
    const quint32 slots = header->frameSamples / 8 * header->bitsPerSecond / header->sampleRate;
    const quint32 sizeBytes = header->layer == 1
                                  ? (12 * header->bitsPerSecond / header->sampleRate + padding) * 4
                                  : slots + padding;
    if (sizeBytes < 8)
        return nothing();
    return {Found::What::Frame, 0, qsizetype(sizeBytes), header->frameSamples, header->sampleRate};
}

static Found opusAt(QByteArrayView bytes)
{
    if (bytes.size() < 3)
        return needsMore();
    if (byteAt(bytes, 0) != 0x7F || (byteAt(bytes, 1) & 0xE0) != 0xE0)
        return nothing();
    const quint32 flags = byteAt(bytes, 1);
    qsizetype at = 2;
    qsizetype sizeBytes = 0;
    while (at < bytes.size()) {
        const quint32 piece = byteAt(bytes, at++);
        sizeBytes += piece;
        if (piece != 0xFF)
            break;
        if (at == bytes.size())
            return needsMore();
    }
    at += (flags & 0x10 ? 2 : 0) + (flags & 0x08 ? 2 : 0); // start_trim, end_trim
    if (flags & 0x04) {
        if (at >= bytes.size())
            return needsMore();
        at += 1 + qsizetype(byteAt(bytes, at));
    }
    if (at >= bytes.size())
        return needsMore();
    const quint32 samples = opusPacketSamples(bytes.sliced(at, std::min<qsizetype>(2, bytes.size() - at)));
    return {Found::What::Frame, at, at + sizeBytes, samples, kOpusSampleRate};
}

/// Blu-ray discs put an AC-3 version of the same sound into the stream, in PES packets of its own.
static bool isWholeAc3(QByteArrayView payload)
{
    while (!payload.isEmpty()) {
        const Found found = ac3At(payload);
        if (found.what != Found::What::Frame || found.sizeBytes > payload.size())
            return false;
        payload = payload.sliced(found.sizeBytes);
    }
    return true;
}

FoundFrame AudioFrameSplitter::frameAt(QByteArrayView bytes, Extent extent)
{
    switch (m_codec) {
    case Codec::Aac:
        return isLoasSync(bytes) ? m_latm.at(bytes) : adtsAt(bytes);
    case Codec::Ac3:
        return ac3At(bytes);
    case Codec::Eac3:
        return eac3At(bytes, extent == Extent::Last);
    case Codec::Mp3:
    case Codec::Mp2:
        return mpegAudioAt(bytes);
    case Codec::Opus:
        return opusAt(bytes);
    case Codec::Dts:
        return dtsFrameAt(bytes);
    case Codec::TrueHd:
        return m_trueHd.at(bytes);
    default:
        return {Found::What::Frame, 0, bytes.size(), 0, 0};
    }
}

/// Moves what begins \p bits after byte \p begin to its beginning, in place.
static void moveToByte(QByteArray &bytes, qsizetype begin, int bits, qsizetype end)
{
    char *data = bytes.data(); // not shared: views stay valid
    for (qsizetype i = begin; i < end; ++i) {
        const quint32 next = i + 1 < end ? quint8(data[i + 1]) : 0;
        data[i] = char((quint32(quint8(data[i])) << 8 | next) << bits >> 8);
    }
}

qint64 AudioFrame::durationTicks() const
{
    return sampleRate > 0 ? (qint64(samples) * kClock + sampleRate / 2) / sampleRate : 0;
}

AudioFrames AudioFrameSplitter::add(std::optional<qint64> pts, QByteArrayView payload)
{
    constexpr qsizetype kMostRest = 128 * 1024;
    if (m_codec == Codec::TrueHd && isWholeAc3(payload))
        return {};
    QByteArray bytes = std::move(m_rest);
    m_rest.clear();
    if (bytes.size() > kMostRest)
        bytes.clear();
    const qsizetype stampAt = bytes.size();
    bytes.append(payload);
    return cut(std::move(bytes), stampAt, pts, Extent::MoreFollows);
}

AudioFrames AudioFrameSplitter::finish()
{
    const qsizetype end = m_rest.size();
    return cut(std::exchange(m_rest, {}), end, std::nullopt, Extent::Last);
}

AudioFrames AudioFrameSplitter::cut(QByteArray bytes, qsizetype stampAt, std::optional<qint64> pts,
                                    Extent extent)
{
    AudioFrames cut;
    cut.storage = std::move(bytes);
    const QByteArrayView all = cut.storage;
    qsizetype at = 0;
    while (at < all.size()) {
        const Found found = frameAt(all.sliced(at), extent);
        if (found.what == Found::What::Nothing) {
            m_isSynced = false;
            ++at;
            continue;
        }
        if (found.what == Found::What::NeedsMore || at + found.sizeBytes > all.size())
            break;
        // A header may be seen in the middle of a frame: believe it if another follows.
        if (!m_isSynced && at + found.sizeBytes < all.size()) {
            const Found next = frameAt(all.sliced(at + found.sizeBytes), Extent::Last);
            if (next.what == Found::What::Nothing) {
                ++at;
                continue;
            }
        }
        m_isSynced = true;
        std::optional<qint64> &stamp = at >= stampAt ? pts : m_restPts;
        if (found.what == Found::What::Skip) {
            stamp.reset();
            at += found.sizeBytes;
            continue;
        }
        if (found.headerBits > 0)
            moveToByte(cut.storage, at + found.headerBytes, found.headerBits, at + found.sizeBytes);
        if (stamp) {
            m_anchor = std::exchange(stamp, std::nullopt);
            m_anchorSamples = 0;
        }
        AudioFrame frame;
        frame.header = all.sliced(at, found.headerBytes);
        frame.bytes =
            all.sliced(at + found.headerBytes, found.sizeBytes - found.headerBytes - found.trailerBytes);
        frame.samples = found.samples;
        frame.sampleRate = found.sampleRate;
        if (m_anchor) {
            const quint32 rate = std::max<quint32>(found.sampleRate, 1);
            frame.pts = *m_anchor + qint64((m_anchorSamples * kClock + rate / 2) / rate);
        }
        m_anchorSamples = std::min<quint64>(m_anchorSamples + found.samples, quint64(1) << 40);
        cut.frames.push_back(frame);
        at += found.sizeBytes;
    }
    m_rest = all.sliced(at).toByteArray();
    if (at >= stampAt)
        m_restPts = pts;
    return cut;
}

} // namespace cuegate
