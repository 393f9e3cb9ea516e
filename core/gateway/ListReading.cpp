// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/ListReading.h"

#include "core/gateway/AccountReading.h"
#include "core/gateway/GuideReading.h"
#include "core/io/AddressGuard.h"
#include "core/io/UpstreamResource.h"
#include "core/list/ExtendedM3uReader.h"
#include "core/list/ListUrl.h"

#include <QSet>

#include <deque>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

constexpr qint64 kMostListBytes = 256 * 1024 * 1024;
constexpr int kDeepestList = 3;
constexpr int kMostSubLists = 50;
constexpr std::chrono::seconds kSubListsWithin(20);

class ListReading
{
public:
    ListReading(const SourceLocation &list, const Upstream &upstream, qint64 nowMs, const CancelToken &cancel)
        : m_list(list)
        , m_upstream(upstream)
        , m_nowMs(nowMs)
        , m_cancel(cancel)
    {
    }
    [[nodiscard]] Result<ReadList> read();

private:
    struct SubList
    {
        QByteArray url;
        QByteArray group; // of those in it that name none
        int depth = 0;
    };
    [[nodiscard]] Result<void> readOne(const SourceLocation &location, const SubList &asked);
    void take(ListItem item, const SubList &asked);
    [[nodiscard]] bool isNew(const QByteArray &url);
    void readSubLists();

    const SourceLocation &m_list;
    const Upstream &m_upstream;
    const qint64 m_nowMs;
    const CancelToken &m_cancel;
    EntryListBuilder m_builder;
    std::deque<SubList> m_subLists;
    QSet<QByteArray> m_visited;
    int m_subListsFound = 0;
    int m_subListsFailed = 0;
    QString m_firstFailure;
    QByteArray m_guideUrl; // absolute
    qint64 m_skipped = 0;
};

Error noListError()
{
    return {ErrorKind::CorruptInput,
            u"this is no list: it begins neither with a tag of M3U nor with an address"_s,
            ErrorCode::ListNotList};
}

Error streamError()
{
    return {ErrorKind::Unsupported, u"this is no list of many but one stream (an HLS playlist)"_s,
            ErrorCode::ListIsStream};
}

} // namespace

SourceLocation ledTo(const QByteArray &url, const SourceLocation &list)
{
    SourceLocation location;
    location.url = QUrl::fromEncoded(url, QUrl::TolerantMode);
    location.typed = list.typed.isEmpty() ? list.url : list.typed;
    location.maxConnections = list.maxConnections;
    location.title = list.title;
    if (!isSameOrigin(location.url, list.url))
        return location;
    location.headers = list.headers;
    location.certificate = list.certificate;
    if (location.url.userInfo().isEmpty())
        location.url.setUserInfo(list.url.userInfo());
    return location;
}

bool mayLeadTo(const QUrl &url, const QUrl &typed)
{
    return url.isLocalFile() || reachOf(url, typed, {}) != Reach::Public || !isPrivateLiteral(url.host());
}

bool ListReading::isNew(const QByteArray &url)
{
    const QByteArray canonical = QUrl::fromEncoded(url, QUrl::TolerantMode)
                                     .toEncoded(QUrl::NormalizePathSegments | QUrl::RemoveFragment);
    if (m_visited.contains(canonical))
        return false;
    m_visited.insert(canonical);
    return true;
}

void ListReading::take(ListItem item, const SubList &asked)
{
    if (item.group.isEmpty())
        item.group = asked.group;
    if (item.kind != ListItem::Kind::List) {
        m_skipped += m_builder.add(item) ? 0 : 1;
        return;
    }
    if (asked.depth >= kDeepestList || m_subListsFound >= kMostSubLists || !isNew(item.url)) {
        ++m_skipped;
        return;
    }
    ++m_subListsFound;
    m_subLists.push_back({item.url, item.group.isEmpty() ? item.name : item.group, asked.depth + 1});
}

Result<void> ListReading::readOne(const SourceLocation &location, const SubList &asked)
{
    std::optional<ExtendedM3uReader> reader;
    QUrl base;
    GzipReader gzip(kMostListBytes);
    const auto takeText = [&](QByteArrayView text) -> Result<void> {
        reader->push(text);
        return reader->isStream() ? std::unexpected(streamError()) : Result<void>();
    };
    const auto takePiece = [&](const QUrl &from, QByteArrayView bytes) {
        if (!reader) {
            base = from;
            reader.emplace(from, [&](const ListItem &item) { take(item, asked); });
        }
        return gzip.push(bytes, takeText);
    };
    if (const auto read = m_upstream.readWhole(location, kMostListBytes, takePiece, m_cancel); !read)
        return read;
    if (reader)
        reader->finish();
    if (!reader || !reader->isList())
        return std::unexpected(noListError());
    if (reader->isStream())
        return std::unexpected(streamError());
    m_skipped += reader->skipped();
    if (m_guideUrl.isEmpty())
        m_guideUrl = listUrl(reader->guideUrl(), base);
    return {};
}

// They fail alone: what else the list has is of use without them.
void ListReading::readSubLists()
{
    const auto deadline = std::chrono::steady_clock::now() + kSubListsWithin;
    while (!m_subLists.empty() && !m_cancel.isCancelled()) {
        const SubList next = std::move(m_subLists.front());
        m_subLists.pop_front();
        const auto read = std::chrono::steady_clock::now() < deadline
                              ? readOne(ledTo(next.url, m_list), next)
                              : fail(ErrorKind::Unavailable, u"reading all of them takes too long"_s);
        if (read)
            continue;
        if (m_subListsFailed++ == 0)
            m_firstFailure = read.error().message;
    }
}

Result<ReadList> ListReading::read()
{
    (void)isNew(m_list.url.toEncoded());
    if (const auto read = readOne(m_list, {}); !read)
        return std::unexpected(read.error());
    readSubLists();
    ReadList result;
    result.entries = m_builder.build();
    result.readAtMs = m_nowMs;
    result.skipped = m_skipped + m_subListsFailed;
    if (m_subListsFailed > 0)
        result.problem = u"%1 of the lists in it could not be read. The first: %2"_s.arg(
            QString::number(m_subListsFailed), m_firstFailure);
    if (!m_guideUrl.isEmpty()) {
        if (auto guide = readGuide(*result.entries, ledTo(m_guideUrl, m_list), m_upstream, m_nowMs, m_cancel))
            result.guide = std::move(*guide);
        else
            result.guideProblem = guide.error().message;
    }
    if (m_list.maxConnections == 0)
        result.maxConnections = connectionsOfAccount(m_list, m_upstream, m_cancel);
    if (m_cancel.isCancelled())
        return std::unexpected(Error::cancelled());
    return result;
}

Result<ReadList> readList(const SourceLocation &list, const Upstream &upstream, qint64 nowMs,
                          const CancelToken &cancel)
{
    return ListReading(list, upstream, nowMs, cancel).read();
}

} // namespace cuegate
