// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/MovieFragments.h"

#include "core/base/ByteReader.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

// sample_is_non_sync_sample, and sample_depends_on with the value 1 (section 8.8.3.1).
static constexpr quint32 kNonSyncFlag = 0x00010000;
static constexpr quint32 kDependsMask = 0x03000000;
static constexpr quint32 kDependsOnOthers = 0x01000000;
static constexpr std::size_t kMaxTrackFragments = 4096;
static constexpr qint64 kFarBytes = qint64(1) << 61;

enum TrackFragmentFlag : quint32 {
    BaseDataOffset = 0x000001,
    SampleDescriptionIndex = 0x000002,
    DefaultDuration = 0x000008,
    DefaultSize = 0x000010,
    DefaultFlags = 0x000020,
    DefaultBaseIsMoof = 0x020000
};

enum TrackRunFlag : quint32 {
    DataOffset = 0x000001,
    FirstSampleFlags = 0x000004,
    SampleDuration = 0x000100,
    SampleSize = 0x000200,
    SampleFlags = 0x000400,
    SampleCompositionOffset = 0x000800
};

namespace {

struct State
{
    TrackExtends defaults;
    qint64 baseBytes = 0;
    qint64 nextBytes = 0; ///< where a trun without data_offset begins
    qint64 sourceEndBytes = 0;
    quint32 samplesLeft = 0; ///< of what may be added
};

} // namespace

static std::unexpected<Error> damaged(const Box &box)
{
    return fail(ErrorKind::CorruptInput,
                u"'%1' at byte %2 is damaged"_s.arg(boxTypeName(box.type), QString::number(box.offsetBytes)),
                ErrorCode::MediaCorrupt);
}

static bool isSync(quint32 flags)
{
    return (flags & kNonSyncFlag) == 0 && (flags & kDependsMask) != kDependsOnOthers;
}

static Result<void> readTrackFragmentHeader(const Box &tfhd, qint64 moofOffsetBytes,
                                            std::span<const TrackExtends> extends, State &state)
{
    ByteReader reader(tfhd.payload);
    const quint32 flags = reader.u32() & 0xFFFFFF;
    state.defaults = {};
    state.defaults.trackId = reader.u32();
    const auto found = std::ranges::find(extends, state.defaults.trackId, &TrackExtends::trackId);
    if (found != extends.end())
        state.defaults = *found;
    if (flags & BaseDataOffset) {
        const quint64 base = reader.u64();
        if (base > quint64(kFarBytes))
            return damaged(tfhd);
        state.baseBytes = qint64(base);
    } else if (flags & DefaultBaseIsMoof) {
        state.baseBytes = moofOffsetBytes;
    }
    // Else it stays: the moof for the first track, the end of the track before for the others.
    if (flags & SampleDescriptionIndex)
        reader.skip(4);
    if (flags & DefaultDuration)
        state.defaults.duration = reader.u32();
    if (flags & DefaultSize)
        state.defaults.sizeBytes = reader.u32();
    if (flags & DefaultFlags)
        state.defaults.flags = reader.u32();
    state.nextBytes = state.baseBytes;
    return reader.failed() ? Result<void>(damaged(tfhd)) : Result<void>();
}

static Result<void> readTrackRun(const Box &trun, State &state, ScannedFragment &fragment)
{
    ByteReader reader(trun.payload);
    const quint32 head = reader.u32();
    const quint32 flags = head & 0xFFFFFF;
    const quint32 count = reader.u32();
    if (flags & DataOffset)
        state.nextBytes = state.baseBytes + reader.i32();
    quint32 firstFlags = state.defaults.flags;
    if (flags & FirstSampleFlags)
        firstFlags = reader.u32();
    qsizetype entryBytes = 0;
    for (const quint32 flag : {SampleDuration, SampleSize, SampleFlags, SampleCompositionOffset})
        entryBytes += flags & flag ? 4 : 0;
    // Without fields of their own, samples cost no bytes here: then their data must.
    const bool isTooMany = entryBytes > 0 ? count > quint64(reader.remaining() / entryBytes)
                                          : count > 1 && state.defaults.sizeBytes == 0;
    if (reader.failed() || isTooMany)
        return damaged(trun);
    for (quint32 i = 0; i < count; ++i) {
        FragmentSample sample;
        sample.offsetBytes = state.nextBytes;
        sample.duration = flags & SampleDuration ? reader.u32() : state.defaults.duration;
        sample.sizeBytes = flags & SampleSize ? reader.u32() : state.defaults.sizeBytes;
        const quint32 ownFlags = flags & SampleFlags ? reader.u32() : state.defaults.flags;
        sample.isSync = isSync(i == 0 && (flags & FirstSampleFlags) ? firstFlags : ownFlags);
        // Version 0 is unsigned, yet nobody means offsets of 2^31 ticks.
        sample.compositionOffset = flags & SampleCompositionOffset ? reader.i32() : 0;
        if (state.nextBytes < 0 || state.nextBytes > state.sourceEndBytes - sample.sizeBytes) {
            fragment.isCut = true;
            return {};
        }
        if (state.samplesLeft == 0) {
            return fail(ErrorKind::Unsupported, u"the fragments have more samples than are indexed"_s,
                        ErrorCode::MediaIndexTooBig);
        }
        --state.samplesLeft;
        state.nextBytes += sample.sizeBytes;
        fragment.samples.push_back(sample);
    }
    return {};
}

static Result<ScannedFragment> readTrackFragment(const Box &traf, qint64 moofOffsetBytes,
                                                 std::span<const TrackExtends> extends, State &state)
{
    ScannedFragment fragment;
    const auto tfhd = BoxReader::inside(traf).find(boxType("tfhd"));
    if (!tfhd)
        return damaged(traf);
    if (auto read = readTrackFragmentHeader(*tfhd, moofOffsetBytes, extends, state); !read)
        return std::unexpected(read.error());
    fragment.trackId = state.defaults.trackId;
    auto boxes = BoxReader::inside(traf);
    while (const auto box = boxes.next()) {
        if (box->type == boxType("tfdt")) {
            ByteReader reader(box->payload);
            const bool isWide = reader.u32() >> 24 == 1;
            const quint64 time = isWide ? reader.u64() : reader.u32();
            if (!reader.failed())
                fragment.baseMediaDecodeTime = time;
        } else if (box->type == boxType("trun") && !fragment.isCut) {
            if (auto read = readTrackRun(*box, state, fragment); !read)
                return std::unexpected(read.error());
        }
    }
    if (boxes.error())
        return std::unexpected(*boxes.error());
    state.baseBytes = state.nextBytes;
    return fragment;
}

Result<std::vector<ScannedFragment>> readMovieFragment(const Box &moof,
                                                       std::span<const TrackExtends> defaults,
                                                       qint64 sourceEndBytes, quint32 maxSamples)
{
    State state;
    state.baseBytes = moof.offsetBytes;
    state.sourceEndBytes = std::min(sourceEndBytes, kFarBytes);
    state.samplesLeft = maxSamples;
    std::vector<ScannedFragment> fragments;
    auto boxes = BoxReader::inside(moof);
    while (const auto box = boxes.next()) {
        if (box->type != boxType("traf"))
            continue;
        auto fragment = readTrackFragment(*box, moof.offsetBytes, defaults, state);
        if (!fragment)
            return std::unexpected(fragment.error());
        fragments.push_back(std::move(*fragment));
        if (fragments.size() > kMaxTrackFragments)
            return damaged(moof);
    }
    if (boxes.error())
        return std::unexpected(*boxes.error());
    return fragments;
}

} // namespace cuegate
