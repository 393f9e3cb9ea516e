// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/ListFile.h"

#include "core/secrets/SecretBox.h"

#include <QBuffer>
#include <QDataStream>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

// Pieces of some MiB, each sealed for its place: its length, and records, the first of which says how many
// there are in all.
constexpr quint32 kMagic = 0x43674C32; // "CgL2"
constexpr qsizetype kPieceBytes = 1024 * 1024;
constexpr quint32 kMostSealedBytes = 4 * kPieceBytes;
constexpr auto kVersion = QDataStream::Qt_6_4;

QByteArray purposeOf(const QString &owner, quint32 piece)
{
    return "list " + owner.toLatin1() + ' ' + QByteArray::number(piece);
}

class SealedWriter
{
public:
    SealedWriter(QSaveFile &file, const QString &owner, const SecretKey &key)
        : m_file(file)
        , m_owner(owner)
        , m_key(key)
    {
    }
    template <typename... Fields>
    void write(const Fields &...fields)
    {
        QDataStream stream(&m_plain, QIODevice::Append);
        stream.setVersion(kVersion);
        (stream << ... << fields);
        if (m_plain.size() >= kPieceBytes)
            flush();
    }
    void flush()
    {
        const QByteArray bytes = sealed(m_plain, purposeOf(m_owner, m_pieces++), m_key);
        m_plain.resize(0);
        QDataStream stream(&m_file);
        stream << quint32(bytes.size());
        stream.writeRawData(bytes.constData(), int(bytes.size()));
    }

private:
    QSaveFile &m_file;
    const QString &m_owner;
    const SecretKey &m_key;
    QByteArray m_plain;
    quint32 m_pieces = 0;
};

class SealedReader
{
public:
    SealedReader(QFile &file, const QString &owner, const SecretKey &key)
        : m_file(file)
        , m_owner(owner)
        , m_key(key)
    {
    }
    // Records do not reach from one piece into the next.
    template <typename... Fields>
    [[nodiscard]] Result<void> read(Fields &...fields)
    {
        if (m_stream.atEnd()) {
            if (const auto opened = openNext(); !opened)
                return opened;
        }
        (m_stream >> ... >> fields);
        return m_stream.status() == QDataStream::Ok ? Result<void>() : damaged();
    }

private:
    [[nodiscard]] static std::unexpected<Error> damaged()
    {
        return fail(ErrorKind::CorruptInput, u"the list that was kept is damaged"_s);
    }
    [[nodiscard]] Result<void> openNext()
    {
        QDataStream raw(&m_file);
        quint32 size = 0;
        raw >> size;
        if (raw.status() != QDataStream::Ok || size == 0 || size > kMostSealedBytes)
            return damaged();
        auto plain = unsealed(m_file.read(size), purposeOf(m_owner, m_pieces++), m_key);
        if (!plain)
            return std::unexpected(plain.error());
        m_buffer.close();
        m_buffer.setData(*plain);
        m_buffer.open(QIODevice::ReadOnly);
        m_stream.setDevice(&m_buffer);
        m_stream.setVersion(kVersion);
        return {};
    }
    QFile &m_file;
    const QString &m_owner;
    const SecretKey &m_key;
    QBuffer m_buffer;
    QDataStream m_stream;
    quint32 m_pieces = 0;
};

} // namespace

static void saveAccount(SealedWriter &writer, const std::optional<AccountSummary> &account)
{
    writer.write(account.has_value());
    if (account)
        writer.write(quint8(account->status), account->isTrial, account->expiresAtMs,
                     qint32(account->connectionsNow), qint32(account->maxConnections), account->message);
}

static Result<std::optional<AccountSummary>> loadAccount(SealedReader &reader)
{
    bool isThere = false;
    if (const auto read = reader.read(isThere); !read)
        return std::unexpected(read.error());
    if (!isThere)
        return std::nullopt;
    AccountSummary account;
    quint8 status = 0;
    qint32 connectionsNow = 0;
    qint32 maxConnections = 0;
    if (const auto read = reader.read(status, account.isTrial, account.expiresAtMs, connectionsNow,
                                      maxConnections, account.message);
        !read)
        return std::unexpected(read.error());
    account.status =
        status <= quint8(AccountStatus::Unknown) ? AccountStatus(status) : AccountStatus::Unknown;
    account.connectionsNow = connectionsNow;
    account.maxConnections = maxConnections;
    return account;
}

Result<void> saveList(const QString &path, const QString &owner, const ReadList &list, const SecretKey &key)
{
    const QString folder = QFileInfo(path).path();
    QSaveFile file(path);
    if (!QDir().mkpath(folder) ||
        !QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner) ||
        !file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return fail(ErrorKind::Unavailable, u"%1 cannot be written: %2"_s.arg(path, file.errorString()));
    SealedWriter writer(file, owner, key);
    writer.write(kMagic, list.readAtMs, list.skipped, list.problem, list.guideProblem, list.maxConnections,
                 list.isPartial);
    saveAccount(writer, list.account);
    const auto &groups = list.entries->groups();
    const bool areApart = !groups.empty() && groups.front().kind;
    writer.write(areApart, quint32(groups.size()), list.entries->size(),
                 qint64(list.guide ? list.guide->size() : -1));
    for (const EntryList::Group &group : groups)
        writer.write(group.name, quint8(group.kind.value_or(ListItem::Kind::Channel)));
    for (quint32 i = 0; i < list.entries->size(); ++i) {
        const ListedEntry entry = list.entries->at(i);
        writer.write(entry.id, quint8(entry.kind), qint32(entry.number), entry.durationMs,
                     entry.name.toByteArray(), list.entries->groupOf(i), entry.url.toByteArray(),
                     entry.channelId.toByteArray(), entry.userAgent.toByteArray(),
                     entry.referrer.toByteArray());
    }
    for (qint64 i = 0; list.guide && i < list.guide->size(); ++i) {
        const Guide::Programme &programme = list.guide->programmes()[size_t(i)];
        writer.write(programme.channel, programme.startMs, programme.endMs,
                     list.guide->titleOf(programme).toByteArray());
    }
    writer.flush();
    if (!file.commit())
        return fail(ErrorKind::Unavailable, u"%1 cannot be written: %2"_s.arg(path, file.errorString()));
    return {};
}

static ListItem::Kind kindFrom(quint8 number)
{
    return number <= quint8(ListItem::Kind::Episode) ? ListItem::Kind(number) : ListItem::Kind::Channel;
}

namespace {

struct Counts
{
    bool areKindsApart = false;
    quint32 groups = 0;
    quint32 entries = 0;
    qint64 programmes = -1;
};

} // namespace

static Result<std::shared_ptr<const EntryList>> loadEntries(SealedReader &reader, const Counts &counts)
{
    using Grouping = EntryListBuilder::Grouping;
    EntryListBuilder builder(counts.areKindsApart ? Grouping::ByNameAndKind : Grouping::ByName);
    QByteArrayList groups;
    for (quint32 i = 0; i < counts.groups; ++i) {
        QByteArray name;
        quint8 kind = 0;
        if (const auto read = reader.read(name, kind); !read)
            return std::unexpected(read.error());
        builder.addGroup(kindFrom(kind), name);
        groups << name;
    }
    for (quint32 i = 0; i < counts.entries; ++i) {
        ListItem item;
        quint8 kind = 0;
        quint32 group = 0;
        qint32 number = 0;
        if (const auto read = reader.read(item.id, kind, number, item.durationMs, item.name, group, item.url,
                                          item.channelId, item.userAgent, item.referrer);
            !read)
            return std::unexpected(read.error());
        item.kind = kindFrom(kind);
        item.group = groups.value(group);
        item.number = number;
        builder.add(item);
    }
    return builder.build();
}

static Result<std::shared_ptr<const Guide>> loadGuide(SealedReader &reader, qint64 count)
{
    GuideBuilder builder;
    for (qint64 i = 0; i < count; ++i) {
        quint64 channel = 0;
        qint64 startMs = 0;
        qint64 endMs = 0;
        QByteArray title;
        if (const auto read = reader.read(channel, startMs, endMs, title); !read)
            return std::unexpected(read.error());
        builder.add(channel, startMs, endMs, title);
    }
    return builder.build();
}

Result<ReadList> loadList(const QString &path, const QString &owner, const SecretKey &key)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::NotFound, u"the list was not kept"_s);
    SealedReader reader(file, owner, key);
    ReadList list;
    quint32 magic = 0;
    Counts counts;
    if (const auto head = reader.read(magic, list.readAtMs, list.skipped, list.problem, list.guideProblem,
                                      list.maxConnections, list.isPartial);
        !head)
        return std::unexpected(head.error());
    if (magic != kMagic)
        return fail(ErrorKind::CorruptInput, u"the list was kept by another version"_s);
    auto account = loadAccount(reader);
    if (!account)
        return std::unexpected(account.error());
    list.account = std::move(*account);
    if (const auto read = reader.read(counts.areKindsApart, counts.groups, counts.entries, counts.programmes);
        !read)
        return std::unexpected(read.error());
    auto entries = loadEntries(reader, counts);
    if (!entries)
        return std::unexpected(entries.error());
    list.entries = std::move(*entries);
    if (counts.programmes < 0)
        return list;
    auto guide = loadGuide(reader, counts.programmes);
    if (!guide)
        return std::unexpected(guide.error());
    list.guide = std::move(*guide);
    return list;
}

} // namespace cuegate
