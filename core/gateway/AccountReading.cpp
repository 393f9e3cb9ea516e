// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/AccountReading.h"

#include "core/gateway/AccountFacts.h"
#include "core/gateway/GuideReading.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

constexpr qint64 kMostUserBytes = 1024 * 1024;
constexpr qint64 kMostListBytes = 256 * 1024 * 1024;
constexpr qint64 kMostEpisodesBytes = 16 * 1024 * 1024;

struct Question
{
    ListItem::Kind kind;
    QByteArrayView categories, entries;
    QString name; // for sentences
};

class AccountReading
{
public:
    AccountReading(const SourceLocation &location, XtreamAccount account, const Upstream &upstream,
                   qint64 nowMs, const CancelToken &cancel)
        : m_location(location)
        , m_account(std::move(account))
        , m_upstream(upstream)
        , m_nowMs(nowMs)
        , m_cancel(cancel)
    {
    }
    [[nodiscard]] Result<ReadList> read();

private:
    [[nodiscard]] Result<void> ask(XtreamReader &reader, const Question &question, XtreamReader::Answer what);
    [[nodiscard]] Result<void> readKinds(XtreamReader &reader, ReadList &result);
    void addGuide(ReadList &result);

    SourceLocation m_location; // of the account
    const XtreamAccount m_account;
    const Upstream &m_upstream;
    const qint64 m_nowMs;
    const CancelToken &m_cancel;
};

// An answer that is empty is one: panels have nothing to say so.
bool isEmptyAnswer(const Error &error)
{
    return error.code == ErrorCode::MediaNotMedia;
}

Result<QByteArray> readBody(const SourceLocation &location, qint64 mostBytes, const Upstream &upstream,
                            const CancelToken &cancel)
{
    QByteArray body;
    const auto read = upstream.readWhole(
        location, mostBytes,
        [&body](const QUrl & /*from*/, QByteArrayView bytes) -> Result<void> {
            body.append(bytes);
            return {};
        },
        cancel);
    if (!read && !isEmptyAnswer(read.error()))
        return std::unexpected(read.error());
    return body;
}

// Panels answer so who has the wrong password.
Error judgedAsLogin(const Error &error)
{
    if (error.code != ErrorCode::UpstreamAuth && error.code != ErrorCode::UpstreamNotFound)
        return error;
    return {ErrorKind::PermissionDenied,
            u"The provider does not accept this user name and password (%1)"_s.arg(error.message),
            ErrorCode::AccountRefused};
}

Result<XtreamUser> readUser(const SourceLocation &location, const XtreamAccount &account,
                            const Upstream &upstream, const CancelToken &cancel)
{
    const auto body = readBody(ledTo(account.url().toEncoded(), location), kMostUserBytes, upstream, cancel);
    if (!body)
        return std::unexpected(judgedAsLogin(body.error()));
    if (auto user = xtreamUserFrom(*body))
        return std::move(*user);
    return fail(ErrorKind::CorruptInput,
                u"What answers at %1 is not the server of an Xtream account"_s.arg(location.url.host()),
                ErrorCode::AccountNone);
}

MayLead guardOf(const SourceLocation &location)
{
    return [typed = location.url](const QUrl &url) { return mayLeadTo(url, typed); };
}

Error noAccountError()
{
    return {ErrorKind::InvalidArgument, u"this address holds no user name and password of an account"_s,
            ErrorCode::AccountNone};
}

} // namespace

Result<void> AccountReading::ask(XtreamReader &reader, const Question &question, XtreamReader::Answer what)
{
    const bool isOfEntries = what == XtreamReader::Answer::Entries;
    const QByteArray url = m_account.actionUrl(isOfEntries ? question.entries : question.categories);
    reader.begin(question.kind, what);
    const auto read = m_upstream.readWhole(
        ledTo(url, m_location), kMostListBytes,
        [&reader](const QUrl & /*from*/, QByteArrayView bytes) -> Result<void> {
            reader.push(bytes);
            return {};
        },
        m_cancel);
    const auto finished = reader.finish();
    return read || isEmptyAnswer(read.error()) ? finished : read;
}

// One kind fails alone: the others are of use without it.
Result<void> AccountReading::readKinds(XtreamReader &reader, ReadList &result)
{
    const std::array<Question, 3> questions{{
        {ListItem::Kind::Channel, "get_live_categories", "get_live_streams", u"The channels"_s},
        {ListItem::Kind::Film, "get_vod_categories", "get_vod_streams", u"The films"_s},
        {ListItem::Kind::Series, "get_series_categories", "get_series", u"The series"_s},
    }};
    QStringList problems;
    std::optional<Error> first;
    for (const Question &question : questions) {
        // Without them all are there, if in one group.
        (void)ask(reader, question, XtreamReader::Answer::Categories);
        const auto read = ask(reader, question, XtreamReader::Answer::Entries);
        if (m_cancel.isCancelled())
            return std::unexpected(Error::cancelled());
        if (read)
            continue;
        first = first.value_or(read.error());
        problems << u"%1 could not be read: %2."_s.arg(question.name, read.error().message);
    }
    if (std::cmp_equal(problems.size(), questions.size()))
        return std::unexpected(*first);
    result.isPartial = !problems.isEmpty();
    result.problem = problems.join(u' ');
    return {};
}

// It may have 100 MB: it is asked for only if a channel can be in it.
void AccountReading::addGuide(ReadList &result)
{
    const EntryList &entries = *result.entries;
    quint32 at = 0;
    while (at < entries.size() && entries.at(at).channelId.isEmpty())
        ++at;
    if (at == entries.size())
        return;
    const auto guide =
        readGuide(entries, ledTo(m_account.guideUrl(), m_location), m_upstream, m_nowMs, m_cancel);
    if (guide)
        result.guide = *guide;
    else
        result.guideProblem = guide.error().message;
}

Result<ReadList> AccountReading::read()
{
    const auto user = readUser(m_location, m_account, m_upstream, m_cancel);
    if (!user)
        return std::unexpected(user.error());
    if (const auto refused = whyRefused(*user))
        return std::unexpected(*refused);
    ReadList result;
    result.readAtMs = m_nowMs;
    result.account = summaryOf(*user);
    result.maxConnections = connectionsOf(*user);
    if (m_location.maxConnections == 0) // what the user says counts more
        m_location.maxConnections = result.maxConnections;
    XtreamReader reader(m_account,
                        user->hasTransportStreams ? XtreamReader::Channels::TransportStreams
                                                  : XtreamReader::Channels::HlsStreams,
                        guardOf(m_location));
    if (const auto read = readKinds(reader, result); !read)
        return std::unexpected(read.error());
    result.entries = reader.build();
    result.skipped = reader.skipped();
    addGuide(result);
    if (m_cancel.isCancelled())
        return std::unexpected(Error::cancelled());
    return result;
}

Result<ReadList> readAccount(const SourceLocation &account, const Upstream &upstream, qint64 nowMs,
                             const CancelToken &cancel)
{
    const auto parts = xtreamAccountOf(account.url);
    if (!parts)
        return std::unexpected(noAccountError());
    return AccountReading(account, *parts, upstream, nowMs, cancel).read();
}

Result<std::shared_ptr<const EntryList>> readEpisodes(const QByteArray &url, const SourceLocation &account,
                                                      const Upstream &upstream, const CancelToken &cancel)
{
    const auto parts = xtreamAccountOf(account.url);
    if (!parts)
        return std::unexpected(noAccountError());
    const auto body = readBody(ledTo(url, account), kMostEpisodesBytes, upstream, cancel);
    if (!body)
        return std::unexpected(body.error());
    return xtreamEpisodesFrom(*body, *parts, guardOf(account));
}

int connectionsOfAccount(const SourceLocation &list, const Upstream &upstream, const CancelToken &cancel)
{
    const auto account = list.url.fileName() == "get.php"_L1 ? xtreamAccountOf(list.url) : std::nullopt;
    const auto user =
        account ? readUser(list, *account, upstream, cancel) : std::unexpected(noAccountError());
    return user ? connectionsOf(*user) : 0;
}

} // namespace cuegate
