// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/Upstream.h"

#include "core/io/CertificateLook.h"
#include "core/io/EndlessBody.h"
#include "core/io/FileByteSource.h"
#include "core/io/HttpByteSource.h"
#include "core/io/HttpThread.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

bool isHttp(const QUrl &url)
{
    return (url.scheme() == "http"_L1 || url.scheme() == "https"_L1) && !url.host().isEmpty();
}

// RFC 9110 section 5.1: a name is a token. Anything else could end the field and begin another.
bool isToken(const QByteArray &name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
    });
}

// What a list leads to must lie in the folder of the list, wherever links lead.
bool isBesideList(const QUrl &file, const QUrl &list)
{
    const QString folder =
        list.isLocalFile() ? QDir(QFileInfo(list.toLocalFile()).path()).canonicalPath() : QString();
    return !folder.isEmpty() &&
           QFileInfo(file.toLocalFile()).canonicalFilePath().startsWith(QString(folder + u'/'));
}

Result<std::shared_ptr<ByteSource>> openFile(const SourceLocation &location)
{
    if (!location.typed.isEmpty() && location.typed != location.url &&
        !isBesideList(location.url, location.typed))
        return fail(ErrorKind::PermissionDenied,
                    u"a list can lead only to files in its own folder, and this is not one"_s,
                    ErrorCode::UpstreamAddress);
    auto file = FileByteSource::open(location.url.toLocalFile());
    if (!file)
        return std::unexpected(file.error());
    return std::shared_ptr<ByteSource>(*std::move(file));
}

Result<void> checkLocation(const SourceLocation &location)
{
    if (!isHttp(location.url))
        return fail(ErrorKind::InvalidArgument,
                    u"only http, https and file addresses can be opened, not \"%1\""_s.arg(
                        location.url.scheme().left(16)));
    return checkHeaders(location);
}

} // namespace

Result<void> checkHeaders(const SourceLocation &location)
{
    constexpr std::array kOurs = {"Range",      "If-Range",       "Accept-Encoding",   "Host",
                                  "Connection", "Content-Length", "Transfer-Encoding", "Expect"};
    for (const auto &[name, value] : location.headers) {
        if (!isToken(name) || value.contains('\r') || value.contains('\n') || value.contains('\0'))
            return fail(ErrorKind::InvalidArgument,
                        u"a header of this source has a name or value that cannot be sent"_s);
        const bool isOurs = std::any_of(kOurs.begin(), kOurs.end(), [&](const char *ours) {
            return name.compare(ours, Qt::CaseInsensitive) == 0;
        });
        if (isOurs)
            return fail(ErrorKind::InvalidArgument,
                        u"the header %1 is set by Cuegate itself"_s.arg(QString::fromLatin1(name)));
    }
    return {};
}

Upstream::Upstream(UpstreamOptions options, std::shared_ptr<DiskBlockCache> disk)
    : m_options(std::move(options))
    , m_thread(std::make_shared<HttpThread>(m_options))
    , m_cache(std::make_shared<BlockCache>(m_options.cacheBytes))
    , m_disk(std::move(disk))
{
}

Upstream::~Upstream() = default;

void Upstream::setConnectionsPerAccount(int connections)
{
    // The loop runs what was posted before the thread ends, and the scheduler lives as long as that.
    m_thread->loop().post(
        [&scheduler = m_thread->scheduler(), connections] { scheduler.setDefaultLimit(connections); });
}

void Upstream::setOwnPorts(std::vector<int> ports)
{
    m_thread->loop().post([&loop = m_thread->loop(), ports = std::move(ports)] { loop.setOwnPorts(ports); });
}

void Upstream::setReadAhead(bool mayReadAhead)
{
    m_thread->mayReadAhead() = mayReadAhead;
}

Result<std::shared_ptr<ByteSource>> Upstream::open(const SourceLocation &location,
                                                   const CancelToken &cancel) const
{
    if (location.url.isLocalFile())
        return openFile(location);
    if (const auto usable = checkLocation(location); !usable)
        return std::unexpected(usable.error());
    auto source = takeLate(location);
    if (!source)
        source = std::make_shared<HttpByteSource>(m_thread, m_options, m_cache, m_disk,
                                                  std::make_shared<UpstreamResource>(location, std::nullopt));
    if (const auto head = source->waitForHead(cancel); !head) {
        if (head.error().code == ErrorCode::UpstreamSlow)
            keepLate(location, std::move(source));
        return std::unexpected(head.error());
    }
    if (const auto sized = source->findSize(cancel); !sized)
        return std::unexpected(sized.error());
    return source;
}

static Result<void> readWholeFile(const SourceLocation &location, qint64 maxBytes, const TakePiece &take,
                                  const CancelToken &cancel)
{
    constexpr qint64 kPieceBytes = 1024 * 1024;
    const auto file = openFile(location);
    if (!file)
        return std::unexpected(file.error());
    if ((*file)->sizeBytes() > maxBytes)
        return fail(ErrorKind::CorruptInput,
                    u"it has more than %1 MiB, which no list has"_s.arg(maxBytes / 1024 / 1024));
    for (qint64 at = 0; at < (*file)->sizeBytes(); at += kPieceBytes) {
        const auto piece = (*file)->read(ByteRange::ofSize(at, kPieceBytes), cancel);
        if (!piece)
            return std::unexpected(piece.error());
        if (const auto taken = take(location.url, *piece); !taken)
            return std::unexpected(taken.error());
    }
    return {};
}

Result<void> Upstream::readWhole(const SourceLocation &location, qint64 maxBytes, const TakePiece &take,
                                 const CancelToken &cancel) const
{
    if (location.url.isLocalFile())
        return readWholeFile(location, maxBytes, take, cancel);
    if (const auto usable = checkLocation(location); !usable)
        return std::unexpected(usable.error());
    return readWholeBody(*m_thread, m_options, location, maxBytes, take, cancel);
}

void Upstream::fetch(const ResourceRequest &request, const CancelToken &cancel, FetchListener listener) const
{
    std::make_shared<ResourceFetch>(m_thread, m_options, request, std::move(listener))->start(cancel);
}

std::shared_ptr<EndlessBody> Upstream::openEndless(const SourceLocation &location) const
{
    auto body = std::make_shared<EndlessBody>(
        m_thread, m_options,
        std::make_shared<UpstreamResource>(location, location.url, UpstreamResource::Ranges::None));
    body->open();
    return body;
}

std::shared_ptr<EndlessBody> Upstream::goOnWith(const std::shared_ptr<ByteSource> &source) const
{
    const auto web = std::dynamic_pointer_cast<HttpByteSource>(source);
    return web ? web->passBody() : nullptr;
}

std::optional<PeerCertificate> Upstream::refusedCertificate(const QUrl &url, const CancelToken &cancel) const
{
    return cuegate::refusedCertificate(m_thread->loop(), m_options, url, cancel);
}

std::shared_ptr<HttpByteSource> Upstream::takeLate(const SourceLocation &location) const
{
    const auto now = std::chrono::steady_clock::now();
    std::vector<LateSource> dropped; // destroyed without the lock
    std::shared_ptr<HttpByteSource> taken;
    const std::lock_guard lock(m_mutex);
    for (auto late = m_late.begin(); late != m_late.end();) {
        if (late->keptUntil > now && late->location != location) {
            ++late;
            continue;
        }
        if (late->keptUntil > now)
            taken = late->source;
        dropped.push_back(std::move(*late));
        late = m_late.erase(late);
    }
    return taken;
}

void Upstream::keepLate(const SourceLocation &location, std::shared_ptr<HttpByteSource> source) const
{
    const std::lock_guard lock(m_mutex);
    m_late.push_back({location, std::move(source), std::chrono::steady_clock::now() + m_options.patience});
}

Result<std::shared_ptr<ByteSource>> Upstream::open(const SourceLocation &location,
                                                   const SourceValidator &pinned) const
{
    if (location.url.isLocalFile()) {
        auto file = openFile(location);
        if (file && (*file)->validator() != pinned)
            return fail(ErrorKind::Unavailable, u"the file has changed since it was last opened"_s,
                        ErrorCode::UpstreamChanged);
        return file;
    }
    if (const auto usable = checkLocation(location); !usable)
        return std::unexpected(usable.error());
    return std::make_shared<HttpByteSource>(m_thread, m_options, m_cache, m_disk,
                                            std::make_shared<UpstreamResource>(location, pinned));
}

} // namespace cuegate
