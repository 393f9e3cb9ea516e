// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/SampleFormats.h"

#include "core/demux/SampleReader.h"
#include "core/media/CodecConfig.h"
#include "core/probe/ProbeWindow.h"
#include "core/probe/TrackFormats.h"

#include <algorithm>
#include <mutex>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

/// A source that gives what is at hand, and else a block or two at each place. Which pieces it asks for does
/// not depend on what was fetched before, so that they are found again among what was recorded.
class FirstLook final : public ByteSource
{
public:
    explicit FirstLook(const ByteSource &source)
        : m_source(source)
    {
    }
    [[nodiscard]] qint64 sizeBytes() const override { return m_source.sizeBytes(); }
    [[nodiscard]] SourceValidator validator() const override { return m_source.validator(); }
    [[nodiscard]] bool canSeek() const override { return m_source.canSeek(); }
    [[nodiscard]] QByteArray contentType() const override { return m_source.contentType(); }
    /// May be shorter than asked for.
    [[nodiscard]] Result<QByteArray> read(ByteRange range, const CancelToken &cancel) const override;
    void readAsync(ByteRange range, const CancelToken &cancel, ReadDone done) const override
    {
        done(read(range, cancel));
    }

private:
    struct Piece
    {
        ByteRange range;
        QByteArray bytes;
    };
    [[nodiscard]] bool isAffordable(ByteRange range) const;

    const ByteSource &m_source;
    mutable std::mutex m_mutex;
    mutable std::vector<Piece> m_pieces; // guarded by m_mutex
};

} // namespace

static ByteRange pieceAt(qint64 offsetBytes, qint64 sizeBytes)
{
    constexpr qint64 kHeadBytes = 64 * 1024; // that every probe reads
    constexpr qint64 kBlock = ProbeWindow::kBlockBytes;
    const qint64 end = offsetBytes < kHeadBytes
                           ? kHeadBytes
                           : (offsetBytes + kSampleBeginningBytes + kBlock - 1) / kBlock * kBlock;
    return {offsetBytes, sizeBytes >= 0 ? std::min(end, sizeBytes) : end};
}

/// Local files cost no request.
bool FirstLook::isAffordable(ByteRange range) const
{
    const qint64 requests = m_source.counters().requests;
    if (requests < ProbeWindow::kMostRequests)
        return true;
    const std::vector<ByteRange> fetched = m_source.fetchedRanges();
    qint64 covered = range.beginBytes;
    for (const ByteRange &part : fetched) { // in order
        if (part.beginBytes <= covered)
            covered = std::max(covered, part.endBytes);
    }
    return covered >= range.endBytes;
}

Result<QByteArray> FirstLook::read(ByteRange range, const CancelToken &cancel) const
{
    const std::lock_guard lock(m_mutex);
    const auto holds = [&](const Piece &piece) {
        return piece.range.beginBytes <= range.beginBytes && range.beginBytes < piece.range.endBytes;
    };
    auto found = std::ranges::find_if(m_pieces, holds);
    if (found == m_pieces.end()) {
        const ByteRange wanted = pieceAt(range.beginBytes, m_source.sizeBytes());
        if (range.beginBytes < 0 || wanted.isEmpty() || !isAffordable(wanted))
            return fail(ErrorKind::NotFound, u"not at hand"_s);
        auto bytes = m_source.read(wanted, cancel);
        if (!bytes)
            return bytes;
        m_pieces.push_back({wanted, std::move(*bytes)});
        found = std::prev(m_pieces.end());
    }
    return found->bytes.mid(range.beginBytes - found->range.beginBytes, range.sizeBytes());
}

std::shared_ptr<const MediaInfo>
withSampleFormats(const ByteSource &source, std::shared_ptr<const MediaInfo> media, const CancelToken &cancel)
{
    // Others are looked into by their probe, or read as a whole.
    const bool isKnown = std::holds_alternative<MatroskaLayout>(media->layout) ||
                         std::holds_alternative<FragmentedLayout>(media->layout) ||
                         (std::holds_alternative<MovieLayout>(media->layout) &&
                          (media->container == Container::Mp4 || media->container == Container::QuickTime));
    if (!isKnown)
        return media;
    const FirstLook look(source);
    auto told = std::make_shared<MediaInfo>(*media);
    bool isAnyTold = false;
    for (Track &track : told->tracks) {
        const bool isOfFilm = track.type == TrackType::Video || track.type == TrackType::Audio;
        if (!isOfFilm || track.isEncrypted || !needsFirstSample(track))
            continue;
        const auto sample = readFirstSample(look, *media, track.id, cancel, FirstSamplePart::Beginning);
        if (!sample)
            continue;
        describeFormat(track, sample->bytes);
        isAnyTold = true;
    }
    return isAnyTold ? told : media;
}

} // namespace cuegate
