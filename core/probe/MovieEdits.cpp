// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/MovieEdits.h"

#include "core/base/ByteReader.h"
#include "core/base/MediaTime.h"
#include "core/media/FineTimescale.h"
#include "core/media/SampleTableBuilder.h"
#include "core/probe/MovieTrack.h"

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

// Times up to here can be told in ticks of any finer timescale.
constexpr qint64 kFar = qint64(1) << 44;
constexpr quint32 kBlock = 4096;
// Encoders prime AAC with up to 2.6 frames, Opus with 80 ms, which are four; what is more was cut by
// somebody.
constexpr qint64 kMostPrimingFrames = 4;
// Tables that are cut are made anew and hold each sample: a day of pictures or AAC, a minute of PCM.
constexpr quint32 kMostCutSamples = 4'000'000;

} // namespace

static std::unexpected<Error> nothingShown()
{
    return fail(ErrorKind::CorruptInput, u"shows nothing of it"_s);
}

static std::unexpected<Error> tooLong()
{
    return fail(ErrorKind::Unsupported, u"cuts what is too long to be cut"_s);
}

Result<MovieEdit> readEditList(const Box &elst, quint32 movieTimescale, quint32 timescale, QStringList &notes)
{
    constexpr qint64 kMostEmpty = qint64(1) << 40;
    ByteReader reader(elst.payload);
    const quint8 version = reader.u8();
    reader.skip(3);
    const quint32 count = reader.u32();
    qint64 emptyTicks = 0; // of the movie's timescale
    qint64 mediaEnd = 0;
    bool isEndKnown = true;
    int mediaEdits = 0;
    MovieEdit edit;
    edit.end = kFar;
    for (quint32 i = 0; i < count; ++i) {
        const quint64 duration = version == 1 ? reader.u64() : reader.u32();
        const qint64 mediaTime = version == 1 ? reader.i64() : reader.i32();
        const quint32 rate = reader.u32();
        if (reader.failed())
            break;
        if (mediaTime < 0) {
            if (mediaEdits == 0 && duration < quint64(kMostEmpty))
                emptyTicks += qint64(duration);
            continue;
        }
        if (mediaTime > qint64(1) << 60)
            return fail(ErrorKind::CorruptInput, u"'elst' at byte %1 begins too late"_s.arg(elst.offsetBytes),
                        ErrorCode::MediaCorrupt);
        if (mediaEdits++ == 0)
            edit.mediaTime = mediaTime;
        if (rate != 0x10000)
            notes << u"an edit asks for another speed than 1; it is played at 1"_s;
        isEndKnown = isEndKnown && rate == 0x10000 && duration > 0 && duration < quint64(kMostEmpty);
        if (isEndKnown) {
            const qint64 ticks = std::min(rescale(qint64(duration), movieTimescale, timescale), kFar);
            mediaEnd = std::max(mediaEnd, mediaTime + ticks);
        }
    }
    if (mediaEdits > 1)
        notes << u"the edit list has %1 media edits; all from the first to the last is played"_s.arg(
            mediaEdits);
    edit.begin = rescale(emptyTicks, movieTimescale, timescale);
    if (isEndKnown && mediaEdits > 0 && edit.begin < kFar)
        edit.end = std::min(edit.begin - edit.mediaTime + mediaEnd, kFar);
    edit.slack = rescale(1, movieTimescale, timescale) + 1;
    return edit;
}

static Result<SampleTable> tableOf(const std::vector<SampleTable::Entry> &entries, qint64 lastDuration)
{
    SampleTableBuilder builder;
    for (const SampleTable::Entry &entry : entries)
        builder.add({entry.bytes, entry.dts, entry.pts - entry.dts, entry.isSync});
    return builder.finish(0,
                          quint32(std::clamp<qint64>(lastDuration, 0, std::numeric_limits<qint32>::max())));
}

static Result<void> trimSound(MovieTrack &movie)
{
    const MovieEdit &edit = *movie.edit;
    const SampleTable &table = movie.table;
    const bool isPrimed = edit.mediaTime <= kMostPrimingFrames * table.entries(0, 1).front().duration;
    quint32 first = isPrimed ? 0 : table.firstAtOrAfterDts(edit.begin);
    if (first > 0) {
        const SampleTable::Entry before = table.entries(first - 1, 1).front();
        first -= before.dts + before.duration > edit.begin ? 1 : 0;
    }
    const quint32 end = table.firstAtOrAfterDts(edit.end);
    if (first >= end)
        return nothingShown();
    if (first == 0 && end == table.sampleCount())
        return {};
    if (first > 0 && end - first > kMostCutSamples)
        return tooLong();
    if (first > 0) {
        const auto entries = table.entries(first, end - first);
        auto left = tableOf(entries, entries.back().duration);
        if (!left)
            return std::unexpected(left.error());
        movie.table = std::move(*left);
        movie.track.codecDelayNs = 0;
    } else {
        movie.table = table.first(end);
    }
    movie.track.durationTicks = movie.table.endTime();
    return {};
}

template <typename Visit>
static void visit(const SampleTable &table, quint32 first, quint32 end, Visit onEntry)
{
    for (; first < end; first += std::min(kBlock, end - first)) {
        quint32 number = first;
        for (const auto &entry : table.entries(first, std::min(kBlock, end - first)))
            onEntry(number++, entry);
    }
}

namespace {

// The pictures that an edit shows, and those needed to decode them: samples [first, end).
class ShownPictures
{
public:
    ShownPictures(const SampleTable &table, const MovieEdit &edit)
        : m_table(table)
        , m_edit(edit)
        , m_end(table.firstAtOrAfterDts(edit.end - table.maxCompositionOffset()))
    {
        const quint32 count = table.sampleCount();
        visit(table, m_end, count, [this](quint32 number, const SampleTable::Entry &entry) {
            if (entry.pts < m_edit.end)
                m_end = number + 1;
        });
        m_hasMore = m_end < count;
        const quint32 mayBeBefore = table.firstAtOrAfterDts(edit.begin - table.minCompositionOffset() + 1);
        visit(table, 0, mayBeBefore, [this](quint32 number, const SampleTable::Entry &entry) {
            if (entry.isSync && entry.pts <= m_edit.begin)
                m_first = number;
        });
        const auto findHidden = [this](quint32, const SampleTable::Entry &entry) {
            m_hasHidden |= !isShown(entry);
        };
        visit(table, m_first, std::min(m_end, mayBeBefore), findHidden);
        const quint32 mayBeBehind = table.firstAtOrAfterDts(edit.end - table.maxCompositionOffset());
        visit(table, std::max(m_first, mayBeBehind), m_end, findHidden);
        lookAtEnd();
    }

    [[nodiscard]] bool areAll() const { return m_first == 0 && !m_hasHidden && !isCutShort(); }
    [[nodiscard]] bool hasHidden() const { return m_hasHidden; }
    [[nodiscard]] quint32 sampleCount() const { return m_end - std::min(m_first, m_end); }
    [[nodiscard]] std::vector<SampleTable::Entry> entries() const
    {
        return m_table.entries(m_first, sampleCount());
    }
    [[nodiscard]] bool isShown(const SampleTable::Entry &entry) const
    {
        return entry.pts >= m_edit.begin && entry.pts < m_edit.end;
    }
    /// When the last one ends; nothing if there is none.
    [[nodiscard]] std::optional<qint64> endTime() const
    {
        return m_shownEnd && isCutShort() ? m_edit.end : m_shownEnd;
    }

private:
    // There are pictures behind the edit's end, or the last one would last longer.
    [[nodiscard]] bool isCutShort() const
    {
        return m_hasMore || (m_shownEnd && *m_shownEnd > m_edit.end + m_edit.slack);
    }

    void lookAtEnd()
    {
        constexpr quint32 kMostReordered = 64;
        const quint32 tail = std::min(kMostReordered, sampleCount());
        for (const SampleTable::Entry &entry : m_table.entries(m_end - tail, tail)) {
            m_hasMore |= entry.pts >= m_edit.end;
            if (isShown(entry))
                m_shownEnd = std::max(m_shownEnd.value_or(entry.pts), entry.pts + entry.duration);
        }
    }

    const SampleTable &m_table;
    const MovieEdit &m_edit;
    quint32 m_first = 0;
    quint32 m_end = 0;
    std::optional<qint64> m_shownEnd;
    bool m_hasMore = false;
    bool m_hasHidden = false;
};

} // namespace

// Gives the pictures among \p entries that are shown before \p begin or from \p end on times next to those,
// in their order. The result is when the last one ends.
static qint64 packHidden(std::vector<SampleTable::Entry> &entries, qint64 begin, qint64 end, qint64 step)
{
    std::vector<SampleTable::Entry *> before;
    std::vector<SampleTable::Entry *> behind;
    for (SampleTable::Entry &entry : entries) {
        if (entry.pts < begin)
            before.push_back(&entry);
        else if (entry.pts >= end)
            behind.push_back(&entry);
    }
    const auto pts = [](const SampleTable::Entry *entry) { return entry->pts; };
    std::ranges::sort(before, {}, pts);
    std::ranges::sort(behind, {}, pts);
    for (size_t i = before.size(); i-- > 0;)
        before[i]->pts = begin -= i == 0 ? step * kReorderRoom : step;
    for (SampleTable::Entry *entry : behind) {
        entry->pts = end;
        end += step;
    }
    return end;
}

// Decode times are the presentation times in their order: then the table ends when its last picture does.
static void setDecodeTimes(std::vector<SampleTable::Entry> &entries)
{
    std::vector<qint64> times;
    times.reserve(entries.size());
    for (const SampleTable::Entry &entry : entries)
        times.push_back(entry.pts);
    std::ranges::sort(times);
    for (size_t i = 0; i < entries.size(); ++i)
        entries[i].dts = times[i];
}

static Result<void> trimPictures(MovieTrack &movie)
{
    const MovieEdit &edit = *movie.edit;
    if (edit.begin > kFar || movie.table.endTime() > kFar || movie.table.entries(0, 1).front().dts < -kFar)
        return tooLong();
    const ShownPictures pictures(movie.table, edit);
    const auto shownEnd = pictures.endTime();
    if (!shownEnd)
        return nothingShown();
    if (pictures.areAll())
        return {};
    if (pictures.sampleCount() > kMostCutSamples)
        return tooLong();
    std::vector<SampleTable::Entry> entries = pictures.entries();
    // Leading pictures of the keyframe the edit begins with serve nobody.
    const qint64 needed = std::min(entries.front().pts, edit.begin);
    std::erase_if(entries, [needed](const SampleTable::Entry &entry) { return entry.pts < needed; });
    const quint32 timescale =
        pictures.hasHidden() ? fineTimescale(movie.track.timescale) : movie.track.timescale;
    const qint64 factor = timescale / movie.track.timescale;
    for (SampleTable::Entry &entry : entries)
        entry.pts *= factor;
    const qint64 end =
        packHidden(entries, edit.begin * factor, *shownEnd * factor, decodedOnlyStep(timescale));
    setDecodeTimes(entries);
    auto table = tableOf(entries, end - entries.back().dts);
    if (!table)
        return std::unexpected(table.error());
    movie.table = std::move(*table);
    movie.track.timescale = timescale;
    movie.track.durationTicks = end;
    return {};
}

void trimToEdits(std::vector<MovieTrack> &tracks, MediaInfo &info)
{
    for (size_t i = 0; i < tracks.size(); ++i) {
        MovieTrack &movie = tracks[i];
        const TrackType type = movie.track.type;
        if (!movie.edit || movie.table.sampleCount() == 0 ||
            (type != TrackType::Video && type != TrackType::Audio))
            continue;
        if (const auto trimmed = type == TrackType::Video ? trimPictures(movie) : trimSound(movie); !trimmed)
            info.notes << u"track %1: its edit list %2 and is not followed"_s.arg(i + 1).arg(
                trimmed.error().message);
        else
            info.tracks[i] = movie.track;
    }
}

} // namespace cuegate
