// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/ListBody.h"

#include "core/list/ListWriter.h"

#include <QSet>

namespace cuegate {

namespace {

// Bodies that are there as soon as they are asked for.
class WrittenBody : public BodySource
{
public:
    qint64 sizeBytes() const override { return -1; }
    void setReady(std::function<void()> /*ready*/) override {}
    Piece next(qint64 wantedBytes) override
    {
        constexpr qint64 kMostBytes = 64 * 1024; // some 0.2 ms of the net thread
        QByteArray text;
        while (text.size() < std::min(wantedBytes, kMostBytes) && write(text)) {
        }
        return text.isEmpty() ? Piece{} : Piece{State::Data, std::move(text)};
    }

protected:
    /// Adds a little to \p text; false at the end.
    virtual bool write(QByteArray &text) = 0;
};

class PlaylistBody final : public WrittenBody
{
public:
    PlaylistBody(std::shared_ptr<const ReadList> list, std::function<QByteArray(quint64)> urlOf,
                 QByteArray guideUrl)
        : m_list(std::move(list))
        , m_urlOf(std::move(urlOf))
        , m_guideUrl(std::move(guideUrl))
    {
    }

protected:
    bool write(QByteArray &text) override
    {
        if (!std::exchange(m_hasHead, true)) {
            text += m3uHead(m_guideUrl);
            return true;
        }
        while (m_next < m_list->entries->size() && m_list->entries->kindOf(m_next) == ListItem::Kind::Series)
            ++m_next;
        if (m_next == m_list->entries->size())
            return false;
        const ListedEntry entry = m_list->entries->at(m_next++);
        text += m3uEntry(entry, m_urlOf(entry.id));
        return true;
    }

private:
    const std::shared_ptr<const ReadList> m_list;
    const std::function<QByteArray(quint64)> m_urlOf;
    const QByteArray m_guideUrl;
    bool m_hasHead = false;
    quint32 m_next = 0;
};

// The channels first, as XMLTV wants it.
class GuideBody final : public WrittenBody
{
public:
    explicit GuideBody(std::shared_ptr<const ReadList> list)
        : m_list(std::move(list))
    {
    }

protected:
    bool write(QByteArray &text) override
    {
        if (!std::exchange(m_hasHead, true)) {
            text += xmltvHead();
        } else if (m_nextEntry < m_list->entries->size()) {
            writeChannel(text, m_list->entries->at(m_nextEntry++));
        } else if (m_nextProgramme < m_list->guide->size()) {
            const auto &programme = m_list->guide->programmes()[size_t(m_nextProgramme++)];
            text += xmltvProgramme(*m_list->guide, programme);
        } else if (!std::exchange(m_hasFoot, true)) {
            text += xmltvFoot();
        } else {
            return false;
        }
        return true;
    }

private:
    void writeChannel(QByteArray &text, const ListedEntry &entry)
    {
        const quint64 channel = channelKey(entry.channelId);
        if (entry.channelId.isEmpty() || m_channels.contains(channel) || m_list->guide->of(channel).empty())
            return;
        m_channels.insert(channel);
        text += xmltvChannel(channel, entry.name);
    }
    const std::shared_ptr<const ReadList> m_list;
    QSet<quint64> m_channels; // that have been written
    bool m_hasHead = false;
    bool m_hasFoot = false;
    quint32 m_nextEntry = 0;
    qint64 m_nextProgramme = 0;
};

} // namespace

std::unique_ptr<BodySource> playlistBody(std::shared_ptr<const ReadList> list,
                                         std::function<QByteArray(quint64 entry)> urlOf,
                                         const QByteArray &guideUrl)
{
    return std::make_unique<PlaylistBody>(std::move(list), std::move(urlOf), guideUrl);
}

std::unique_ptr<BodySource> guideBody(std::shared_ptr<const ReadList> list)
{
    return std::make_unique<GuideBody>(std::move(list));
}

} // namespace cuegate
