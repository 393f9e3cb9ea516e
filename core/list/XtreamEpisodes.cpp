// SPDX-License-Identifier: GPL-3.0-or-later
// What a panel answers about one series.
#include "core/list/JsonValues.h"
#include "core/list/XtreamItem.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QTime>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

struct Episode
{
    qint64 season = 0;
    qint64 number = 0;
    ListItem item;
    // Season 0 is what belongs to none, and comes last.
    [[nodiscard]] auto place() const
    {
        return std::pair(season > 0 ? season : std::numeric_limits<qint64>::max(), number);
    }
};

QByteArray seasonName(qint64 season)
{
    return season > 0 ? QByteArray("Season " + QByteArray::number(season)) : "Specials"_ba;
}

// "00:45:00"
qint64 clockMs(const QString &text)
{
    const QTime time = QTime::fromString(text, u"h:mm:ss"_s);
    return time.isValid() ? time.msecsSinceStartOfDay() : 0;
}

qint64 durationMs(const QJsonValue &info)
{
    constexpr qint64 kLongestSeconds = 7 * 24 * 3600;
    const qint64 seconds = wholeNumber(info["duration_secs"_L1]).value_or(0);
    return seconds > 0 && seconds <= kLongestSeconds ? seconds * 1000
                                                     : clockMs(info["duration"_L1].toString());
}

class EpisodeReader
{
public:
    EpisodeReader(const XtreamAccount &account, const MayLead &mayLead)
        : m_account(account)
        , m_mayLead(mayLead)
    {
    }

    // {"1": […], "2": […]}, [[…], […]] or […] of one season.
    void take(const QJsonValue &episodes)
    {
        const QJsonObject seasons = episodes.toObject();
        for (auto season = seasons.begin(); season != seasons.end(); ++season)
            takeSeason(season.value(), season.key().toLongLong());
        const QJsonArray list = episodes.toArray();
        for (qsizetype i = 0; i < list.size(); ++i) {
            if (list[i].isArray())
                takeSeason(list[i], i + 1);
            else
                takeEpisode(list[i].toObject(), 1);
        }
    }

    [[nodiscard]] std::shared_ptr<const EntryList> build()
    {
        std::ranges::stable_sort(m_episodes, {}, &Episode::place);
        EntryListBuilder builder;
        for (const Episode &episode : m_episodes)
            builder.add(episode.item);
        return builder.build();
    }

private:
    void takeSeason(const QJsonValue &season, qint64 number)
    {
        for (const QJsonValue &episode : season.toArray())
            takeEpisode(episode.toObject(), number);
    }

    void takeEpisode(const QJsonObject &json, qint64 season)
    {
        const auto number = wholeNumber(json["id"_L1]);
        const QByteArray extension = xtreamExtension(json);
        const auto id = number ? xtreamEntryId(ListItem::Kind::Episode, *number, extension) : std::nullopt;
        if (!id || m_known.contains(*id))
            return;
        m_known.insert(*id);
        Episode episode;
        episode.season = wholeNumber(json["season"_L1]).value_or(season);
        episode.number = wholeNumber(json["episode_num"_L1]).value_or(0);
        ListItem &item = episode.item;
        item.kind = ListItem::Kind::Episode;
        item.id = *id;
        item.name = xtreamName(json, episode.number > 0 ? episode.number : *number);
        item.group = seasonName(episode.season);
        item.number = int(std::clamp<qint64>(episode.number, 0, 1'000'000));
        item.durationMs = durationMs(json["info"_L1]);
        item.url = xtreamDirectUrl(json, m_mayLead)
                       .value_or(m_account.streamUrl(ListItem::Kind::Episode, *number, extension));
        m_episodes.push_back(std::move(episode));
    }

    const XtreamAccount &m_account;
    const MayLead &m_mayLead;
    std::vector<Episode> m_episodes;
    QSet<quint64> m_known;
};

} // namespace

Result<std::shared_ptr<const EntryList>>
xtreamEpisodesFrom(const QByteArray &json, const XtreamAccount &account, const MayLead &mayLead)
{
    const QByteArray text = json.trimmed();
    const QJsonDocument answer = QJsonDocument::fromJson(text);
    if (answer.isNull() && text != "null" && text != "false") // so they say that there are none
        return fail(ErrorKind::CorruptInput, u"what the server answered is no list of episodes"_s);
    EpisodeReader reader(account, mayLead);
    reader.take(answer["episodes"_L1]);
    return reader.build();
}

std::optional<ListItem> xtreamEpisode(quint64 entryId, const XtreamAccount &account)
{
    const auto episode = xtreamEpisodeOf(entryId);
    if (!episode)
        return std::nullopt;
    ListItem item;
    item.kind = ListItem::Kind::Episode;
    item.id = entryId;
    item.name = "Episode " + QByteArray::number(episode->id);
    item.url = account.streamUrl(ListItem::Kind::Episode, episode->id, episode->extension);
    return item;
}

} // namespace cuegate
