// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/CueTableModel.h"

#include "core/base/MediaTime.h"
#include "ui/Format.h"
#include "ui/MediaText.h"

#include <QHash>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace cuegate {

qint64 CueTableModel::Rows::count() const
{
    return media ? qint64(media->cues.empty() ? media->keyframes.keyframes.size() : media->cues.size()) : 0;
}

qint64 CueTableModel::Rows::timeMs(quint32 row) const
{
    return media->cues.empty()
               ? toMilliseconds(media->keyframes.keyframes[row].time, media->keyframes.timescale)
               : media->cues[row].timeNs / 1'000'000;
}

qint64 CueTableModel::Rows::offsetBytes(quint32 row) const
{
    return media->cues.empty() ? media->keyframes.keyframes[row].offsetBytes : media->cues[row].offsetBytes;
}

TrackId CueTableModel::Rows::track(quint32 row) const
{
    return tracks.empty() ? media->mainTrack : tracks[row];
}

// A cue of the main track that is among its keyframes.
bool CueTableModel::Rows::isKeyframe(quint32 row) const
{
    if (media->cues.empty())
        return true;
    const KeyframeIndex &index = media->keyframes;
    if (track(row) != media->mainTrack)
        return false;
    const qint64 time = rescale(media->cues[row].timeNs, kNanosecondTimescale, index.timescale);
    return std::ranges::binary_search(index.keyframes, time, {}, &Keyframe::time);
}

CueTableModel::Cue CueTableModel::Rows::cue(quint32 row) const
{
    Cue cue{timeMs(row), offsetBytes(row), track(row), isKeyframe(row), -1, -1};
    const quint32 following = next[row];
    if (following != row) {
        cue.lengthMs = std::max<qint64>(0, timeMs(following) - cue.timeMs);
        cue.sizeBytes = std::max<qint64>(0, offsetBytes(following) - cue.offsetBytes);
    } else if (cue.track == media->mainTrack) {
        const qint64 endMs = media->durationNs / 1'000'000;
        cue.lengthMs = endMs > cue.timeMs ? endMs - cue.timeMs : -1;
    }
    return cue;
}

static std::vector<TrackId> tracksOfCues(const MediaInfo &media)
{
    QHash<quint64, TrackId> byNumber;
    for (const cuegate::Track &track : media.tracks)
        byNumber.insert(track.containerId, track.id);
    std::vector<TrackId> tracks;
    tracks.reserve(media.cues.size());
    for (const CuePoint &cue : media.cues)
        tracks.push_back(byNumber.value(cue.containerTrackId));
    return tracks;
}

void CueTableModel::setMedia(std::shared_ptr<const MediaInfo> media)
{
    if (m_rows && m_rows->media == media)
        return;
    beginResetModel();
    auto rows = std::make_shared<Rows>();
    rows->media = std::move(media);
    m_trackTexts.clear();
    if (rows->media) {
        rows->tracks = tracksOfCues(*rows->media);
        rows->next.resize(size_t(rows->count()));
        QHash<TrackId, quint32> following;
        for (auto row = quint32(rows->next.size()); row-- > 0;) {
            rows->next[row] = following.value(rows->track(row), row);
            following.insert(rows->track(row), row);
        }
        m_trackTexts.resize(rows->media->tracks.size() + 1);
        for (const cuegate::Track &track : rows->media->tracks)
            m_trackTexts[track.id] = MediaText::trackName(track);
    }
    m_rows = std::move(rows);
    m_filter = {};
    m_shown.clear();
    endResetModel();
}

void CueTableModel::setFilter(const QString &text)
{
    beginResetModel();
    m_filter = CueFilter(text);
    m_shown.clear();
    const QString key = tr("keyframe").toLower();
    std::vector<QString> lower;
    for (const QString &track : m_trackTexts)
        lower.push_back(track.toLower());
    const auto total = quint32(totalRows());
    for (quint32 row = 0; !m_filter.isEmpty() && row < total; ++row) {
        const TrackId track = m_rows->track(row);
        const CueFilter::Row facts{m_rows->timeMs(row), m_rows->offsetBytes(row), track,
                                   m_rows->isKeyframe(row)};
        if (m_filter.fits(facts, track < lower.size() ? lower[track] : QString(), key))
            m_shown.push_back(row);
    }
    endResetModel();
}

qint64 CueTableModel::totalRows() const
{
    return m_rows ? m_rows->count() : 0;
}

ExportTable CueTableModel::exportTable() const
{
    ExportTable table;
    table.columns = {u"time_ms"_s,  u"track"_s,     u"offset_bytes"_s,
                     u"keyframe"_s, u"length_ms"_s, u"size_bytes"_s};
    table.rows = rowCount();
    const bool isWhole = m_filter.isEmpty();
    table.row = [rows = m_rows, isWhole, shown = m_shown](qint64 i) {
        const Cue cue = rows->cue(isWhole ? quint32(i) : shown[size_t(i)]);
        const auto known = [](qint64 value) { return value < 0 ? QJsonValue() : QJsonValue(value); };
        return QJsonArray{cue.timeMs,     qint64(cue.track),   cue.offsetBytes,
                          cue.isKeyframe, known(cue.lengthMs), known(cue.sizeBytes)};
    };
    return table;
}

int CueTableModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    return int(m_filter.isEmpty() ? totalRows() : qint64(m_shown.size()));
}

int CueTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString CueTableModel::trackText(TrackId track) const
{
    return track > 0 && track < m_trackTexts.size() ? m_trackTexts[track] : tr("unknown track");
}

QString CueTableModel::text(const Cue &cue, int column) const
{
    switch (column) {
    case Time:
        return Format::clockTime(cue.timeMs, Format::Precision::Milliseconds);
    case Track:
        return trackText(cue.track);
    case Offset:
        return Format::count(cue.offsetBytes);
    case Key:
        return cue.isKeyframe ? tr("keyframe") : QString();
    case Length:
        return cue.lengthMs > 0 ? Format::isolated(Format::duration(cue.lengthMs)) : QString();
    default:
        return cue.sizeBytes > 0 ? Format::isolated(Format::bytes(cue.sizeBytes)) : QString();
    }
}

QVariant CueTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const bool isNumber = index.column() >= Length;
    if (role == Qt::TextAlignmentRole)
        return int((isNumber ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const auto row = m_filter.isEmpty() ? quint32(index.row()) : m_shown[size_t(index.row())];
    return text(m_rows->cue(row), index.column());
}

QVariant CueTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const bool isNumber = section >= Length;
    if (role == Qt::TextAlignmentRole)
        return int((isNumber ? Qt::AlignTrailing : Qt::AlignLeading) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == Size)
        return tr("Bytes of the file up to the next one of the track, other tracks' between them included");
    if (role == Qt::ToolTipRole && section == Length)
        return tr("Time up to the next one of the track");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Track:
        return tr("Track");
    case Offset:
        return tr("Byte offset");
    case Key:
        return tr("Kind");
    case Length:
        return tr("To the next");
    default:
        return tr("Bytes to the next");
    }
}

} // namespace cuegate
