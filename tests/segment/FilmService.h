// SPDX-License-Identifier: GPL-3.0-or-later
// A segment service before a film whose picture is converted (v1.avc) and whose sound is copied (a2), and
// whose bytes come when the test lets them; and who asks it. The tests of the service inherit it. Thread: the
// test's.
#pragma once

#include "core/segment/SegmentBuilder.h"
#include "core/segment/SegmentService.h"
#include "tests/media/FfmpegFile.h"
#include "tests/segment/HeldSource.h"
#include "tests/segment/SegmentCacheTesting.h"
#include "tests/segment/TestTitle.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

namespace cuegate::test {

inline constexpr int kConvertingMs = 60'000; ///< enough for a busy machine with sanitizers
inline constexpr int kCancelMs = 500;        ///< FAULTS.md C12

/// What there is of a segment by now.
[[nodiscard]] inline QByteArray taken(const GrowingSegment &growing)
{
    QByteArray bytes;
    for (;;) {
        const GrowingSegment::Look look = growing.look(bytes.size());
        if (look.bytes.isEmpty())
            return bytes;
        bytes += look.bytes;
    }
}

class FilmService
{
protected:
    using State = SegmentService::State;
    using Wanted = SegmentService::Request::Wanted;

    struct Answer
    {
        std::vector<Result<SegmentContent>> content; ///< once at most
        SegmentService::Ticket ticket = 0;
        [[nodiscard]] bool isThere() const { return !content.empty(); }
        [[nodiscard]] QByteArray bytes() const
        {
            return isThere() && content[0] ? content[0]->read().value_or(QByteArray()) : QByteArray();
        }
        [[nodiscard]] std::optional<ErrorKind> error() const
        {
            return isThere() && !content[0] ? std::optional(content[0].error().kind) : std::nullopt;
        }
    };
    using Asked = std::shared_ptr<Answer>;

    /// Once, in initTestCase(): skips the test where ffmpeg is missing.
    void makeFilm()
    {
        using namespace Qt::StringLiterals;
        const QString path = m_dir.filePath(u"film.mkv"_s);
        if (!ffmpeg({u"-f"_s, u"lavfi"_s, u"-i"_s, u"testsrc2=s=1280x720:r=24:d=40"_s, u"-f"_s, u"lavfi"_s,
                     u"-i"_s, u"sine=r=48000:d=40"_s, u"-c:v"_s, u"mpeg4"_s, u"-q:v"_s, u"5"_s, u"-g"_s,
                     u"96"_s, u"-sc_threshold"_s, u"1000000000"_s, u"-c:a"_s, u"aac"_s, path}))
            QSKIP("no ffmpeg here");
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_source = std::make_shared<HeldSource>(file.readAll());
        const auto title = titleOf(m_source, u"film.mkv"_s);
        QVERIFY2(title, qPrintable(title ? QString() : title.error().message));
        m_title = *title;
        QVERIFY(m_title->rendition("v1.avc") && m_title->rendition("a2"));
        QVERIFY(m_title->plan.spans.size() >= 10);
    }

    /// In init(): a service with an empty cache.
    void begin()
    {
        m_cacheDir = std::make_unique<QTemporaryDir>();
        m_cache = std::make_shared<SegmentCache>(cacheIn(m_cacheDir->path(), 1'000'000'000));
        restart({});
    }

    /// In cleanup().
    void end()
    {
        if (m_source)
            m_source->release();
        m_service.reset();
    }

    /// Another service with the same cache.
    void restart(const SegmentServiceOptions &options)
    {
        m_service.reset();
        m_service = std::make_unique<SegmentService>(m_cache, options);
    }

    [[nodiscard]] SegmentService::Request request(const QByteArray &rendition, qsizetype number,
                                                  const QByteArray &viewer = {}) const
    {
        SegmentService::Request request;
        request.title = m_title;
        request.sourceId = QStringLiteral("film");
        request.rendition = rendition;
        request.number = number;
        request.viewer = viewer;
        return request;
    }

    [[nodiscard]] Asked ask(const SegmentService::Request &request)
    {
        auto answer = std::make_shared<Answer>();
        answer->ticket = m_service->ask(
            request, [answer](const Result<SegmentContent> &content) { answer->content.push_back(content); });
        return answer;
    }
    [[nodiscard]] Asked ask(const QByteArray &rendition, qsizetype number, const QByteArray &viewer = {})
    {
        return ask(request(rendition, number, viewer));
    }

    /// The segment as it is when it is made alone.
    [[nodiscard]] QByteArray built(const QByteArray &rendition, qsizetype number) const
    {
        const auto bytes =
            buildSegment(*m_title, *m_title->rendition(rendition), SegmentFormat::FragmentedMp4, number, {});
        return bytes.value_or(QByteArray());
    }

    [[nodiscard]] State stateOf(const QByteArray &rendition, qsizetype number) const
    {
        return m_service->stateOf(request(rendition, number).key());
    }

    /// "0 1+ 2+": the numbers of the jobs that are not ending; those made ahead have a plus.
    [[nodiscard]] QByteArray numbers() const
    {
        QByteArrayList numbers;
        for (const SegmentJob &job : m_service->jobs()) {
            if (job.state != SegmentJob::State::Ending)
                numbers << QByteArray::number(job.number) + (job.isAsked ? "" : "+");
        }
        std::sort(numbers.begin(), numbers.end());
        return numbers.join(' ');
    }

private:
    QTemporaryDir m_dir;
    std::unique_ptr<QTemporaryDir> m_cacheDir;

protected:
    std::shared_ptr<HeldSource> m_source;
    std::shared_ptr<const Title> m_title;
    std::shared_ptr<SegmentCache> m_cache;
    std::unique_ptr<SegmentService> m_service;
};

} // namespace cuegate::test
