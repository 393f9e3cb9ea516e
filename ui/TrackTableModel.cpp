// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/TrackTableModel.h"

#include "ui/CoreText.h"
#include "ui/Format.h"
#include "ui/Icons.h"
#include "ui/MediaText.h"

#include <QGuiApplication>
#include <QPalette>

using namespace Qt::StringLiterals;

namespace cuegate {

void TrackTableModel::setMedia(std::shared_ptr<const MediaInfo> media)
{
    if (media == m_media)
        return;
    beginResetModel();
    m_media = std::move(media);
    m_services.assign(m_media ? m_media->tracks.size() : 0, {});
    endResetModel();
}

void TrackTableModel::setTimeline(const std::shared_ptr<const TimelineSnapshot> &timeline)
{
    std::vector<Service> services(m_services.size());
    const auto serve = [&](TrackId track, Service service) {
        if (track >= 1 && track <= services.size())
            services[track - 1] = std::move(service);
    };
    if (timeline) {
        for (const TrackReason &track : timeline->notServed)
            serve(track.track, {Service::Kind::NotServed, CoreText::localized(track.reason)});
        for (const RenditionSnapshot &rendition : timeline->renditions) {
            for (const TrackId track : MediaText::tracksOf(rendition.id))
                serve(track, {Service::Kind::Served, {}});
        }
        for (const TrackReason &track : timeline->converted)
            serve(track.track, {Service::Kind::Converted, CoreText::localized(track.reason)});
    }
    if (services == m_services)
        return;
    m_services = std::move(services);
    Q_EMIT dataChanged(index(0, Served), index(rowCount() - 1, Served));
}

int TrackTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_media ? 0 : int(m_media->tracks.size());
}

int TrackTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

TrackTableModel::Service TrackTableModel::serviceOf(TrackId track) const
{
    return track >= 1 && track <= m_services.size() ? m_services[track - 1] : Service{};
}

QString TrackTableModel::text(const Track &track, int column) const
{
    switch (column) {
    case Format:
        return track.codec == Codec::Unknown ? tr("unknown (%1)").arg(track.codecId)
                                             : CoreText::localized(codecName(track.codec));
    case Details:
        return MediaText::details(track);
    case Language:
        return cuegate::Format::language(track.language);
    case Name:
        return track.name;
    case Marks:
        return MediaText::marks(track);
    default:
        break;
    }
    const Service service = serviceOf(track.id);
    if (service.kind == Service::Kind::Served)
        return tr("yes");
    if (service.kind == Service::Kind::Converted)
        return tr("yes, converted where needed");
    return service.kind == Service::Kind::NotServed ? tr("no: %1").arg(service.reason) : QString();
}

QStringList TrackTableModel::reasons() const
{
    QStringList lines;
    for (int row = 0; row < rowCount(); ++row) {
        const Track &track = m_media->tracks[size_t(row)];
        const Service service = serviceOf(track.id);
        if (service.kind != Service::Kind::NotServed && service.kind != Service::Kind::Converted)
            continue;
        QStringList name{text(track, Format), text(track, Language)};
        name.removeAll(QString());
        lines << (service.kind == Service::Kind::Converted ? tr("Track %1 (%2): %3")
                                                           : tr("Track %1 (%2) is not served: %3"))
                     .arg(QString::number(track.id), name.join(tr(", ", "between parts of a list")),
                          service.reason);
    }
    return lines;
}

static QLatin1StringView typeIcon(TrackType type)
{
    switch (type) {
    case TrackType::Video:
        return "video"_L1;
    case TrackType::Audio:
        return "audio"_L1;
    case TrackType::Subtitle:
        return "subtitle"_L1;
    case TrackType::Other:
        break;
    }
    return "other"_L1;
}

QVariant TrackTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !m_media || index.row() >= rowCount())
        return {};
    const Track &track = m_media->tracks[size_t(index.row())];
    const int column = index.column();
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return text(track, column);
    if (role == Qt::DecorationRole && column == Format)
        return icon(typeIcon(track.type));
    if (column == Served) {
        const Service::Kind kind = serviceOf(track.id).kind;
        const Accents accents = Accents::of(QGuiApplication::palette());
        if (role == Qt::DecorationRole && kind != Service::Kind::Unknown)
            return kind == Service::Kind::NotServed ? icon("minus"_L1, accents.muted)
                                                    : icon("check"_L1, accents.good);
    }
    return {};
}

QVariant TrackTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeading | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Format:
        return tr("Format");
    case Details:
        return tr("Details");
    case Language:
        return tr("Language");
    case Name:
        return tr("Name");
    case Marks:
        return tr("Marks");
    default:
        return tr("Served");
    }
}

} // namespace cuegate
