// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/Title.h"

#include "core/base/MediaTime.h"
#include "core/demux/LeadingPictures.h"
#include "core/demux/SampleReader.h"
#include "core/media/CodecConfig.h"
#include "core/media/OpusConfig.h"
#include "core/probe/SpanScan.h"
#include "core/segment/IframeRendition.h"
#include "core/segment/ListedFacts.h"

#include <QCryptographicHash>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

constexpr qsizetype kFirstSampleKept = 4096; // headers are in the first bytes

} // namespace

const Rendition *Title::rendition(QByteArrayView id) const
{
    for (const Rendition &candidate : renditions) {
        if (candidate.id == id)
            return &candidate;
    }
    return nullptr;
}

bool Title::isIframes(QByteArrayView id) const
{
    return iframes && iframes->id == id;
}

const TrackVerdict *Title::verdict(TrackId track) const
{
    const auto found = std::find_if(verdicts.begin(), verdicts.end(),
                                    [track](const TrackVerdict &verdict) { return verdict.track == track; });
    return found == verdicts.end() ? nullptr : &*found;
}

qint64 Title::zeroIn(quint32 timescale) const
{
    return starts.empty() ? 0 : rescale(starts.begin()->second.zeroNs, kNanosecondTimescale, timescale);
}

qint64 Title::durationNs() const
{
    const qint64 zeroNs = zeroIn(kNanosecondTimescale);
    const qint64 planned = rescale(plan.spans.back().endTime, plan.timescale, kNanosecondTimescale) - zeroNs;
    return std::max(planned, info->durationNs - zeroNs);
}

template <typename IsCandidate>
const Rendition *Title::bestFor(Audience audience, IsCandidate isCandidate) const
{
    // What is offered converted as well, some browser does not play.
    const auto isPlayedEverywhere = [this](const RenditionPart &part) {
        return !part.isCopied() || !verdict(part.source)->isConverted;
    };
    const auto rank = [&](const Rendition &candidate) {
        const bool fits =
            audience == Audience::Browsers && std::ranges::all_of(candidate.parts, isPlayedEverywhere);
        return 8 * fits + 2 * candidate.parts.back().output.isDefault - 4 * candidate.isConverted();
    };
    const Rendition *best = nullptr;
    for (const Rendition &rendition : renditions) {
        if (isCandidate(rendition) && (!best || rank(rendition) > rank(*best)))
            best = &rendition;
    }
    return best;
}

// What transport streams do not carry has a converted form beside it for them, of the same track.
static bool isFor(SegmentFormat format, const Rendition &rendition)
{
    return format == SegmentFormat::TransportStream || rendition.fits(format);
}

const Rendition *Title::defaultMuxed(SegmentFormat format) const
{
    return bestFor(Audience::Anyone, [format](const Rendition &rendition) {
        return rendition.isMuxed() && isFor(format, rendition);
    });
}

const Rendition *Title::streamed(Audience audience) const
{
    constexpr SegmentFormat kFormat = SegmentFormat::FragmentedMp4;
    const bool hasMuxed = defaultMuxed(kFormat) != nullptr;
    return bestFor(audience, [hasMuxed](const Rendition &rendition) {
        return isFor(kFormat, rendition) && (hasMuxed ? rendition.isMuxed() : !rendition.isText());
    });
}

static qint64 firstPtsOf(const SampleTable &table)
{
    constexpr quint32 kMostReordered = 64;
    qint64 earliest = std::numeric_limits<qint64>::max();
    for (const SampleTable::Entry &entry : table.entries(0, kMostReordered))
        earliest = std::min(earliest, entry.pts);
    return earliest == std::numeric_limits<qint64>::max() ? 0 : earliest;
}

Result<TitleFacts> readListedFacts(const ByteSource &source, const MediaInfo &info, const CancelToken &cancel)
{
    auto facts = readTitleFacts(source, info, cancel);
    for (const auto &[id, table] : std::get<MovieLayout>(info.layout).tables) {
        if (facts && table.sampleCount() > 0)
            (*facts)[id].firstPts = firstPtsOf(table);
    }
    return facts;
}

static Result<TitleFacts> readBeginning(const ByteSource &source, const MediaInfo &info,
                                        const CancelToken &cancel)
{
    const Keyframe &first = info.keyframes.keyframes.front();
    const SampleSpan beginning{info.keyframes.timescale, first.time, first.time, first.offsetBytes,
                               first.offsetBytes,        true,       false};
    auto layout = scanSpan(source, info, beginning, kSpanMarginNs, cancel);
    if (!layout)
        return std::unexpected(layout.error());
    MediaInfo known = info;
    known.layout = std::move(*layout);
    return readListedFacts(source, known, cancel);
}

Result<TitleFacts> readTitleFacts(const ByteSource &source, const MediaInfo &info, const CancelToken &cancel)
{
    TitleFacts facts;
    if (info.indexKind == IndexKind::None)
        return facts; // makeTitle() says why such a medium is not served
    if (isScannedBySpans(info) && !info.keyframes.keyframes.empty())
        return readBeginning(source, info, cancel);
    const bool storesTimes = std::holds_alternative<MovieLayout>(info.layout);
    for (const TrackVerdict &verdict : judgeTracks(info, canConvert)) {
        if (!verdict.isServed())
            continue;
        const Track &track = *info.track(verdict.track);
        if (track.type == TrackType::Subtitle)
            continue; // the title does not begin with its first words
        const bool needsSample = needsFirstSample(track);
        if (storesTimes && !needsSample)
            continue;
        // Opus does not say how long its packets are; the first one does, and most files keep to it.
        const bool keepsSample = needsSample || track.codec == Codec::Opus;
        auto first = readFirstSample(source, info, track.id, cancel,
                                     keepsSample ? FirstSamplePart::Whole : FirstSamplePart::Time);
        if (!first) {
            if (first.error().kind == ErrorKind::NotFound)
                continue; // a track that begins late, or has nothing in it
            return std::unexpected(
                first.error().within(u"reading the first sample of track %1"_s.arg(track.id)));
        }
        facts[track.id] = {first->pts, first->bytes.left(kFirstSampleKept), 0};
    }
    if (const auto main = facts.find(info.mainTrack); main != facts.end()) {
        const auto lead = readLead(source, info, cancel);
        if (!lead)
            return std::unexpected(lead.error().within(u"looking for leading pictures"_s));
        main->second.leadNs = lead->ns;
        main->second.mayLeadsDiffer = lead->mayDiffer;
    }
    return facts;
}

// The title starts where the first of its tracks does.
static qint64 titleZeroNs(const MediaInfo &info, const std::map<TrackId, qint64> &firstPts)
{
    std::optional<qint64> earliest;
    for (const auto &[id, pts] : firstPts) {
        const qint64 startNs = rescale(pts, info.track(id)->timescale, kNanosecondTimescale);
        earliest = earliest ? std::min(*earliest, startNs) : startNs;
    }
    return earliest.value_or(0);
}

static bool isDefaultAudio(const Rendition &rendition)
{
    return rendition.parts.back().output.isDefault;
}

// Every copied audio beside the copied video, and what players without alternate renditions need: the default
// audio, copied and as AAC, beside each form of the video.
static void addMuxed(std::vector<Rendition> &renditions)
{
    std::vector<const Rendition *> videos;
    std::vector<const Rendition *> audios;
    for (const Rendition &rendition : renditions) {
        if (!rendition.isText())
            (rendition.isVideo() ? videos : audios).push_back(&rendition);
    }
    if (videos.empty() || audios.empty())
        return;
    const auto chosen = std::find_if(audios.begin(), audios.end(),
                                     [](const Rendition *audio) { return isDefaultAudio(*audio); });
    const TrackId chosenTrack = (chosen == audios.end() ? audios.front() : *chosen)->parts.front().source;
    std::vector<Rendition> both;
    for (const Rendition *video : videos) {
        for (const Rendition *audio : audios) {
            const RenditionPart &part = audio->parts.front();
            const bool isChosen = part.source == chosenTrack && (!part.aac || part.aac->channels <= 2);
            if (!isChosen && (video->isConverted() || !part.isCopied()))
                continue;
            // One may need fMP4 and the other a transport stream.
            Rendition made = muxed(*video, *audio);
            if (made.fits(SegmentFormat::FragmentedMp4) || made.fits(SegmentFormat::TransportStream))
                both.push_back(std::move(made));
        }
    }
    renditions.insert(renditions.end(), both.begin(), both.end());
}

static QByteArray generationOf(const ByteSource &source, const MediaInfo &info, const TitleFacts &facts,
                               const std::vector<Rendition> &renditions)
{
    // Raised when a search finds other ends or cuts of the same file than before.
    constexpr int kSearchVersion = 2;
    const SourceValidator validator = source.validator();
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QByteArray text = validator.etag + '\n' + validator.lastModified + '\n' +
                      QByteArray::number(validator.sizeBytes) + '\n' + QByteArray::number(kEngineVersion);
    const bool isSearched =
        info.container == Container::MpegTs || info.container == Container::Flv ||
        (info.indexKind == IndexKind::Scan && std::holds_alternative<MatroskaLayout>(info.layout));
    if (isSearched && !info.indexComplete)
        text += "\nsearch " + QByteArray::number(kSearchVersion);
    if (info.isIndexReplaced)
        text += "\nreplaced index";
    for (const auto &[id, fact] : facts) {
        const qint64 leadNs =
            std::max<qint64>(fact.mayLeadsDiffer, fact.leadNs); // playlists alone go by negative ones
        // Nor do segments depend on a fact that is there for its times alone.
        if (fact.firstPts != 0 || leadNs != 0)
            text += '\n' + QByteArray::number(id) + ' ' + QByteArray::number(fact.firstPts) + ' ' +
                    QByteArray::number(leadNs);
    }
    for (const Rendition &rendition : renditions) {
        if (!rendition.fits(SegmentFormat::FragmentedMp4))
            continue; // its recipes are those of others, too
        for (const RenditionPart &part : rendition.parts) {
            if (!part.isCopied())
                text += '\n' + part.recipe;
        }
    }
    hash.addData(text);
    return hash.result().toHex().left(16);
}

// Fills in configurations; \p problems says of tracks that lack one why.
static MediaInfo completed(const MediaInfo &info, const TitleFacts &facts, TrackProblems &problems)
{
    MediaInfo complete = info;
    for (Track &track : complete.tracks) {
        if (track.isEncrypted || track.type == TrackType::Subtitle || !isCarried(track))
            continue;
        const auto fact = facts.find(track.id);
        const QByteArray sample = fact == facts.end() ? QByteArray() : fact->second.firstSample;
        const auto result = completeCodecConfig(track, sample);
        if (!result)
            problems[track.id] = result.error().message;
        else if (track.codec == Codec::Opus && track.audio && track.audio->frameSamples == 0)
            track.audio->frameSamples = opusPacketSamples(sample);
    }
    return complete;
}

qint64 endTimeOf(const MediaInfo &info)
{
    const auto *stream = std::get_if<TransportStreamLayout>(&info.layout);
    if (const auto end = stream ? stream->endOf(info.mainTrack) : std::nullopt)
        return rescale(*end, kTransportTimescale, info.keyframes.timescale);
    const auto *movie = std::get_if<MovieLayout>(&info.layout);
    if (!movie || !movie->tables.contains(info.mainTrack))
        return rescale(info.durationNs, kNanosecondTimescale, info.keyframes.timescale);
    // The table ends in decode time; presentation runs later by what the first sample does.
    const SampleTable &table = movie->tables.at(info.mainTrack);
    if (info.container == Container::Avi)
        return table.endTime(); // the last picture is shown when the last chunk comes
    const auto first = table.entries(0, 1);
    return table.endTime() + (first.empty() ? 0 : firstPtsOf(table) - first.front().dts);
}

// By what copied sound is dealt out to segments where no table lists its samples.
static void addSoundGrids(MediaInfo &info, const std::vector<Rendition> &renditions)
{
    auto *stream = std::get_if<TransportStreamLayout>(&info.layout);
    auto *matroska = std::get_if<MatroskaLayout>(&info.layout);
    SoundGrids *grids = stream ? &stream->soundGrids : matroska ? &matroska->soundGrids : nullptr;
    for (const Rendition &rendition : renditions) {
        const RenditionPart &part = rendition.parts.front();
        if (grids && !rendition.isMuxed() && part.isCopied() && part.timing.gridStep > 0)
            (*grids)[part.source] = gridOf(part.timing);
    }
}

static std::map<TrackId, qint64> firstTimes(const MediaInfo &info, const TitleFacts &facts,
                                            const std::vector<TrackVerdict> &verdicts)
{
    std::map<TrackId, qint64> firstPts;
    const auto *movie = std::get_if<MovieLayout>(&info.layout);
    for (const TrackVerdict &verdict : verdicts) {
        if (!verdict.isServed() || info.track(verdict.track)->type == TrackType::Subtitle)
            continue;
        if (movie && movie->tables.contains(verdict.track))
            firstPts[verdict.track] = firstPtsOf(movie->tables.at(verdict.track));
        else if (const auto fact = facts.find(verdict.track); fact != facts.end())
            firstPts[verdict.track] = fact->second.firstPts;
    }
    return firstPts;
}

Result<std::shared_ptr<const Title>> makeTitle(std::shared_ptr<const ByteSource> source,
                                               const MediaInfo &info, const TitleFacts &facts,
                                               const PictureConversion &conversion)
{
    if (info.indexKind == IndexKind::None || info.keyframes.keyframes.empty()) {
        const QString why = info.notes.isEmpty() ? QString() : u" (%1)"_s.arg(info.notes.last());
        return fail(
            ErrorKind::Unsupported,
            u"the file has no usable index of its keyframes, so it cannot be cut into segments%1"_s.arg(why),
            ErrorCode::MediaNoIndex);
    }
    auto title = std::make_shared<Title>();
    title->source = std::move(source);
    title->encoders = conversion.encoders;
    TrackProblems problems;
    const auto complete = std::make_shared<MediaInfo>(completed(info, facts, problems));
    title->info = complete;
    title->verdicts = judgeTracks(*title->info, canConvert, problems);
    const auto firstPts = firstTimes(info, facts, title->verdicts);
    const qint64 zeroNs = titleZeroNs(info, firstPts);
    for (TrackVerdict &verdict : title->verdicts) {
        if (!verdict.isServed())
            continue;
        const auto first = firstPts.find(verdict.track);
        const auto fact = facts.find(verdict.track);
        TrackStart start{first == firstPts.end() ? 0 : first->second, zeroNs};
        if (fact != facts.end()) {
            start.leadNs = fact->second.leadNs;
            start.mayLeadsDiffer = fact->second.mayLeadsDiffer;
        }
        title->starts[verdict.track] = start;
        if (fact != facts.end() && fact->second.times != TrackTimes{})
            title->times[verdict.track] = fact->second.times;
        const auto renditions = renditionsOf(*title->info->track(verdict.track), *title->info, start, verdict,
                                             title->encoders ? PictureEncoder::Any : PictureEncoder::Software,
                                             conversion.quality);
        title->renditions.insert(title->renditions.end(), renditions.begin(), renditions.end());
    }
    const TrackVerdict *main = title->verdict(info.mainTrack);
    if (!main || !main->isServed())
        return fail(ErrorKind::Unsupported,
                    u"the main track cannot be played: %1"_s.arg(main ? main->reason : u"there is none"_s),
                    ErrorCode::MediaCodec);
    addSoundGrids(*complete, title->renditions);
    addMuxed(title->renditions);
    title->plan = makeSegmentPlan(info.keyframes, endTimeOf(info), info.sizeBytes);
    title->iframes = makeIframeRendition(*title);
    title->generation = generationOf(*title->source, info, facts, title->renditions);
    return title;
}

} // namespace cuegate
