// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/MovieFile.h"

#include "core/base/ByteReader.h"
#include "core/io/InOrderSource.h"

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr qint64 kMaxMoovBytes = qint64(64) << 20;
/// A tail this small behind the media is read whole: one request instead of two.
static constexpr qint64 kWholeTailBytes = qint64(8) << 20;
/// Read where a box is expected; holds the small boxes that stand before a moov.
static constexpr qint64 kPeekBytes = qint64(32) << 10;
static constexpr int kMaxReads = 3;

/// The bytes around the current position: the head first, then what each request brought.
class MovieWindow
{
public:
    MovieWindow(const ByteSource &source, const QByteArray &head, const CancelToken &cancel)
        : m_source(source)
        , m_cancel(cancel)
        , m_bytes(head)
        , m_fileBytes(source.sizeBytes())
    {
    }

    [[nodiscard]] qint64 fileBytes() const { return m_fileBytes; }
    [[nodiscard]] bool isAtEnd(qint64 offsetBytes) const
    {
        return m_fileBytes >= 0 && offsetBytes >= m_fileBytes;
    }
    [[nodiscard]] QByteArrayView at(qint64 offsetBytes) const
    {
        const qint64 into = offsetBytes - m_beginBytes;
        return into >= 0 && into < m_bytes.size() ? QByteArrayView(m_bytes).sliced(into) : QByteArrayView();
    }
    [[nodiscard]] Result<QByteArray> read(ByteRange range)
    {
        if (++m_reads > kMaxReads) {
            return fail(ErrorKind::CorruptInput,
                        u"no moov was found in %1 requests; the last one ended before byte %2"_s.arg(
                            QString::number(kMaxReads + 1), QString::number(range.beginBytes)),
                        ErrorCode::MediaNoIndex);
        }
        m_ranges.push_back(range);
        return m_source.read(range, m_cancel);
    }
    [[nodiscard]] const std::vector<ByteRange> &ranges() const { return m_ranges; }
    /// Moves the window so that it begins at \p offsetBytes.
    [[nodiscard]] Result<void> moveTo(qint64 offsetBytes, bool isBehindMedia)
    {
        const bool wholeTail =
            isBehindMedia && m_fileBytes >= 0 && m_fileBytes - offsetBytes <= kWholeTailBytes;
        const auto range =
            wholeTail ? ByteRange{offsetBytes, m_fileBytes} : ByteRange::ofSize(offsetBytes, kPeekBytes);
        auto bytes = read(range);
        if (!bytes)
            return std::unexpected(bytes.error());
        m_bytes = std::move(*bytes);
        m_beginBytes = offsetBytes;
        return {};
    }

private:
    const ByteSource &m_source;
    const CancelToken &m_cancel;
    QByteArray m_bytes;
    qint64 m_beginBytes = 0;
    qint64 m_fileBytes = -1;
    int m_reads = 0;
    std::vector<ByteRange> m_ranges;
};

static std::unexpected<Error> noMoov(qint64 offsetBytes)
{
    return fail(
        ErrorKind::CorruptInput,
        u"the file ends at byte %1 without a moov: it is cut, or its recording was not finished"_s.arg(
            offsetBytes),
        ErrorCode::MediaNoIndex);
}

static Result<QByteArray> readMoov(MovieWindow &window, qint64 offsetBytes, qint64 sizeBytes)
{
    if (sizeBytes < 0 && window.fileBytes() >= 0)
        sizeBytes = window.fileBytes() - offsetBytes;
    const QByteArrayView here = window.at(offsetBytes);
    if (sizeBytes < 0)
        sizeBytes = here.size();
    if (sizeBytes > kMaxMoovBytes) {
        return fail(
            ErrorKind::Unsupported,
            u"the moov at byte %1 is of %2 bytes; up to %3 are read"_s.arg(
                QString::number(offsetBytes), QString::number(sizeBytes), QString::number(kMaxMoovBytes)),
            ErrorCode::MediaIndexTooBig);
    }
    if (window.fileBytes() >= 0 && offsetBytes + sizeBytes > window.fileBytes()) {
        return fail(ErrorKind::CorruptInput,
                    u"the file ends before the end of its moov: at byte %1, of %2"_s.arg(
                        QString::number(window.fileBytes()), QString::number(offsetBytes + sizeBytes)),
                    ErrorCode::MediaNoIndex);
    }
    QByteArray moov = here.first(std::min<qint64>(here.size(), sizeBytes)).toByteArray();
    if (moov.size() == sizeBytes)
        return moov;
    auto rest = window.read({offsetBytes + moov.size(), offsetBytes + sizeBytes});
    if (!rest)
        return std::unexpected(rest.error());
    moov += *rest;
    if (moov.size() != sizeBytes)
        return noMoov(offsetBytes + moov.size());
    return moov;
}

static void readFileType(QByteArrayView box, qint64 headerBytes, MovieFile &file)
{
    file.hasFileType = true;
    ByteReader reader(box.sliced(std::min<qint64>(headerBytes, box.size())));
    file.hasQuickTimeBrand = reader.u32() == boxType("qt  ");
    reader.skip(4);
    while (reader.remaining() >= 4)
        file.hasQuickTimeBrand |= reader.u32() == boxType("qt  ");
}

static std::unexpected<Error> behindTheFilm(qint64 offsetBytes)
{
    return fail(ErrorKind::Unavailable,
                u"the index of this MP4 (moov) comes behind the film, at byte %1 or later, and its server "
                "cannot send parts of a file, so it plays only once it was downloaded"_s.arg(offsetBytes),
                ErrorCode::UpstreamNoRange);
}

Result<MovieFile> readMovieFile(const ByteSource &source, const QByteArray &head, const CancelToken &cancel)
{
    MovieWindow window(source, head, cancel);
    MovieFile file;
    qint64 offset = 0;
    bool hasMedia = false;
    while (!window.isAtEnd(offset)) {
        if (cancel.isCancelled())
            return std::unexpected(Error::cancelled());
        QByteArrayView here = window.at(offset);
        const bool mayBeCut = here.size() < kMaxBoxHeaderBytes &&
                              (window.fileBytes() < 0 || offset + here.size() < window.fileBytes());
        if (mayBeCut) {
            if (auto moved = window.moveTo(offset, hasMedia); !moved)
                return isOutOfReach(moved.error()) ? behindTheFilm(offset) : std::unexpected(moved.error());
            here = window.at(offset);
        }
        if (here.size() < 8)
            return noMoov(offset + here.size());
        const auto header = readBoxHeader(here, offset);
        if (!header)
            return std::unexpected(header.error());
        if (header->type == boxType("ftyp") && header->sizeBytes > 0)
            readFileType(here.first(std::min<qint64>(here.size(), header->sizeBytes)), header->headerBytes,
                         file);
        if (header->type == boxType("moov")) {
            auto moov = readMoov(window, offset, header->sizeBytes);
            if (!moov)
                return std::unexpected(moov.error());
            file.moov = std::move(*moov);
            file.moovOffsetBytes = offset;
            file.reads = window.ranges();
            return file;
        }
        if (header->sizeBytes < 0)
            break;
        hasMedia = hasMedia || header->type == boxType("mdat");
        offset += header->sizeBytes;
        if (offset > qint64(1) << 62)
            break;
    }
    if (window.fileBytes() >= 0 && offset > window.fileBytes()) {
        return fail(ErrorKind::CorruptInput,
                    u"the file ends before its moov: it has %1 bytes, and its boxes go on to byte %2"_s.arg(
                        QString::number(window.fileBytes()), QString::number(offset)),
                    ErrorCode::MediaNoIndex);
    }
    return noMoov(window.fileBytes() >= 0 ? window.fileBytes() : offset);
}

} // namespace cuegate
