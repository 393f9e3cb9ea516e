// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/list/XtreamReader.h"

#include "core/list/JsonValues.h"
#include "core/list/XtreamItem.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

XtreamReader::XtreamReader(XtreamAccount account, Channels channels, MayLead mayLead)
    : m_account(std::move(account))
    , m_channels(channels)
    , m_mayLead(std::move(mayLead))
{
}

void XtreamReader::begin(ListItem::Kind kind, Answer what)
{
    m_kind = kind;
    m_what = what;
    m_isOfUser = false;
    if (what == Answer::Categories)
        m_categories.clear();
    m_elements.emplace([this](QByteArrayView key, QByteArrayView element) { take(key, element); });
}

Result<void> XtreamReader::finish()
{
    m_skipped += m_elements->skipped();
    using Shape = JsonElements::Shape;
    if (m_elements->shape() == Shape::NotJson)
        return fail(ErrorKind::CorruptInput, u"what the server answered is no list"_s);
    if (m_elements->shape() != Shape::Nothing && !m_elements->isWhole())
        return fail(ErrorKind::CorruptInput, u"the server's list broke off"_s);
    return {};
}

// An array with gaps comes as an object.
void XtreamReader::take(QByteArrayView key, QByteArrayView element)
{
    m_isOfUser = m_isOfUser || key == "user_info" || key == "server_info";
    if (m_isOfUser)
        return;
    const QJsonObject json =
        QJsonDocument::fromJson(QByteArray::fromRawData(element.data(), element.size())).object();
    if (m_what == Answer::Categories)
        takeCategory(json);
    else if (!takeEntry(json))
        ++m_skipped;
}

void XtreamReader::takeCategory(const QJsonObject &json)
{
    const QByteArray id = lineOf(json["category_id"_L1]);
    const QByteArray name = lineOf(json["category_name"_L1]);
    if (id.isEmpty() || name.isEmpty())
        return;
    m_categories.insert(id, name);
    m_builder.addGroup(m_kind, name);
}

bool XtreamReader::takeEntry(const QJsonObject &json)
{
    const bool isSeries = m_kind == ListItem::Kind::Series;
    const auto number = wholeNumber(json[isSeries ? "series_id"_L1 : "stream_id"_L1]);
    const auto id = number ? xtreamEntryId(m_kind, *number) : std::nullopt;
    if (!id)
        return false;
    ListItem item;
    item.kind = m_kind;
    item.id = *id;
    item.name = xtreamName(json, *number);
    QByteArray category = lineOf(json["category_id"_L1]);
    if (category.isEmpty())
        category = lineOf(json["category_ids"_L1][0]);
    item.group = m_categories.value(category);
    if (m_kind == ListItem::Kind::Channel) {
        item.number = int(std::clamp<qint64>(wholeNumber(json["num"_L1]).value_or(0), 0, 1'000'000));
        item.channelId = lineOf(json["epg_channel_id"_L1]);
    }
    const QByteArray extension = m_kind == ListItem::Kind::Film             ? xtreamExtension(json)
                                 : m_channels == Channels::TransportStreams ? "ts"_ba
                                                                            : "m3u8"_ba;
    item.url =
        isSeries ? m_account.episodesUrl(*number)
                 : xtreamDirectUrl(json, m_mayLead).value_or(m_account.streamUrl(m_kind, *number, extension));
    return m_builder.add(item);
}

} // namespace cuegate
