// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/DtsFrames.h"

#include "core/media/BitReader.h"

#include <algorithm>
#include <array>

namespace cuegate {

static constexpr QByteArrayView kCoreSync("\x7F\xFE\x80\x01", 4);
static constexpr QByteArrayView kExtensionSync("\x64\x58\x20\x25", 4);
// The core's words low byte first, in 14 bits, and both.
static constexpr std::array kOtherSyncs{QByteArrayView("\xFE\x7F\x01\x80", 4),
                                        QByteArrayView("\x1F\xFF\xE8\x00", 4),
                                        QByteArrayView("\xFF\x1F\x00\xE8", 4)};

namespace {

struct Core
{
    qsizetype sizeBytes = 0;
    AudioFormat format;
};

} // namespace

static bool hasOtherSync(QByteArrayView bytes)
{
    return std::ranges::any_of(kOtherSyncs, [&](QByteArrayView sync) { return bytes.startsWith(sync); });
}

bool isDtsSync(QByteArrayView bytes)
{
    return bytes.startsWith(kCoreSync) || bytes.startsWith(kExtensionSync) || hasOtherSync(bytes);
}

static std::optional<Core> readCore(QByteArrayView bytes)
{
    constexpr std::array<quint32, 16> kRates{0,     8000, 16000, 32000, 0,     0,     11025, 22050,
                                             44100, 0,    0,     12000, 24000, 48000, 96000, 192000};
    constexpr std::array<quint16, 16> kChannels{1, 2, 2, 2, 2, 3, 3, 4, 4, 5, 6, 6, 6, 7, 8, 8};
    constexpr qsizetype kLeastBytes = 96;
    BitReader reader(bytes);
    reader.skip(32 + 1 + 5 + 1); // SYNC, FTYPE, SHORT, CPF
    const quint32 blocks = reader.bits(7) + 1;
    const qsizetype sizeBytes = qsizetype(reader.bits(14)) + 1;
    const quint32 arrangement = reader.bits(6);
    const quint32 rate = kRates[reader.bits(4)];
    reader.skip(5 + 5 + 3 + 1 + 1); // RATE, MIX to HDCD, EXT_AUDIO_ID, EXT_AUDIO, ASPF
    const quint32 lowFrequency = reader.bits(2);
    if (reader.failed() || sizeBytes < kLeastBytes || rate == 0)
        return {};
    Core core;
    core.sizeBytes = sizeBytes;
    core.format.sampleRate = rate;
    core.format.channels = arrangement < kChannels.size() ? kChannels[arrangement] : quint16(0);
    if (core.format.channels > 0 && (lowFrequency == 1 || lowFrequency == 2))
        ++core.format.channels;
    core.format.frameSamples = blocks * 32;
    return core;
}

/// 0 if the header ends too early.
static qsizetype extensionBytes(QByteArrayView bytes)
{
    BitReader reader(bytes);
    reader.skip(32 + 8 + 2); // SYNCEXTSSH, UserDefinedBits, nExtSSIndex
    const bool isLong = reader.flag();
    reader.skip(isLong ? 12 : 8);
    const qsizetype sizeBytes = qsizetype(reader.bits(isLong ? 20 : 16)) + 1;
    return reader.failed() ? 0 : sizeBytes;
}

/// The core is filled up to whole words where something follows.
static qsizetype withFill(QByteArrayView bytes, qsizetype end)
{
    const qsizetype filled = (end + 3) / 4 * 4;
    if (filled == end || filled > bytes.size() || isDtsSync(bytes.sliced(end)))
        return end;
    return filled == bytes.size() || isDtsSync(bytes.sliced(filled)) ? filled : end;
}

FoundFrame dtsFrameAt(QByteArrayView bytes)
{
    constexpr qsizetype kEnoughBytes = 16;
    constexpr qsizetype kSyncBytes = 4;
    if (bytes.size() < kEnoughBytes)
        return {FoundFrame::What::NeedsMore};
    if (hasOtherSync(bytes))
        return {FoundFrame::What::Frame, 0, bytes.size()};
    FoundFrame found{FoundFrame::What::Frame};
    if (bytes.startsWith(kCoreSync)) {
        const auto core = readCore(bytes);
        if (!core)
            return {};
        found.sizeBytes = core->sizeBytes;
        found.samples = core->format.frameSamples;
        found.sampleRate = core->format.sampleRate;
        if (found.sizeBytes <= bytes.size())
            found.sizeBytes = withFill(bytes, found.sizeBytes);
    } else if (!bytes.startsWith(kExtensionSync)) {
        return {};
    }
    while (found.sizeBytes + kSyncBytes <= bytes.size() &&
           bytes.sliced(found.sizeBytes).startsWith(kExtensionSync)) {
        const qsizetype sizeBytes = extensionBytes(bytes.sliced(found.sizeBytes));
        if (sizeBytes == 0)
            return {FoundFrame::What::NeedsMore};
        found.sizeBytes += sizeBytes;
        if (found.samples == 0)
            break; // without a core the next one is a frame of its own
    }
    return found;
}

std::optional<AudioFormat> readDtsFormat(QByteArrayView frame)
{
    const auto core = frame.startsWith(kCoreSync) ? readCore(frame) : std::nullopt;
    return core ? std::optional(core->format) : std::nullopt;
}

QByteArray dtsSampleEntry(QByteArrayView frame)
{
    const auto core = frame.startsWith(kCoreSync) ? readCore(frame) : std::nullopt;
    if (!core)
        return {};
    const qsizetype behind =
        core->sizeBytes <= frame.size() ? withFill(frame, core->sizeBytes) : frame.size();
    return frame.sliced(behind).startsWith(kExtensionSync) ? "dtsh" : "dtsc";
}

} // namespace cuegate
