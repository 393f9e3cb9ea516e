// SPDX-License-Identifier: GPL-3.0-or-later
// Real files, against what mkvinfo and ffprobe find in them.
#include "core/io/FileByteSource.h"
#include "core/probe/Probe.h"
#include "core/probe/StructureReader.h"

#include "tests/support/SharedMedia.h"

#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

#include <set>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

using Place = std::tuple<qint64, qint64, qint64>; // offset, size, payload

class tst_StructureFiles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsTheElementsThatMkvinfoFinds_data();
    void findsTheElementsThatMkvinfoFinds();
    void findsTheBoxesThatFfprobeFinds_data();
    void findsTheBoxesThatFfprobeFinds();
    void listsWhatATransportStreamCarries();
};

static void walk(const ByteSource &source, StructurePlace place, std::vector<StructureNode> &found)
{
    for (int pages = 0; pages < 1000; ++pages) {
        const auto page = readStructure(source, place, {});
        QVERIFY2(page, page ? "" : qPrintable(page.error().message));
        for (const StructureNode &node : page->nodes) {
            found.push_back(node);
            if (node.children && node.children->syntax != StructureSyntax::Table)
                walk(source, *node.children, found);
        }
        if (!page->more)
            return;
        place = *page->more;
    }
    QFAIL("there is no end");
}

static std::vector<StructureNode> everythingIn(const QString &path)
{
    std::vector<StructureNode> found;
    const auto source = FileByteSource::open(path);
    if (!source)
        return found;
    const auto media = probe(**source, path, {});
    const auto place = media ? structureOf(**media) : std::nullopt;
    if (place)
        walk(**source, *place, found);
    return found;
}

static QString outputOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForFinished(60'000))
        return {};
    return QString::fromUtf8(process.readAll());
}

static void addFiles(const QStringList &suffixes, const QString &judge)
{
    QTest::addColumn<QString>("path");
    const QStringList files = sharedMediaFiles(suffixes);
    if (files.isEmpty() || QStandardPaths::findExecutable(judge).isEmpty())
        QSKIP("neither files nor judge on this machine");
    for (const QString &file : files)
        QTest::newRow(qPrintable(QFileInfo(file).fileName())) << file;
}

void tst_StructureFiles::findsTheElementsThatMkvinfoFinds_data()
{
    addFiles({u".mkv"_s, u".webm"_s, u".mka"_s}, u"mkvinfo"_s);
}

void tst_StructureFiles::findsTheElementsThatMkvinfoFinds()
{
    QFETCH(QString, path);
    std::set<Place> ours;
    for (const StructureNode &node : everythingIn(path))
        ours.insert({node.offsetBytes, node.sizeBytes(), node.payloadBytes});
    const QString theirs =
        outputOf(u"mkvinfo"_s, {u"--ui-language"_s, u"en_US"_s, u"-a"_s, u"-P"_s, u"-z"_s, path});
    static const QRegularExpression element(u" at (\\d+) size (\\d+) data size (\\d+)$"_s,
                                            QRegularExpression::MultilineOption);
    auto match = element.globalMatch(theirs);
    int compared = 0;
    while (match.hasNext()) {
        const auto found = match.next();
        const Place place{found.captured(1).toLongLong(), found.captured(2).toLongLong(),
                          found.captured(3).toLongLong()};
        QVERIFY2(ours.contains(place), qPrintable(found.captured(0)));
        ++compared;
    }
    QVERIFY2(compared > 20, qPrintable(theirs.first(std::min<qsizetype>(theirs.size(), 500))));
}

void tst_StructureFiles::findsTheBoxesThatFfprobeFinds_data()
{
    addFiles({u".mp4"_s, u".mov"_s, u".m4a"_s}, u"ffprobe"_s);
}

// ffprobe tells types and sizes in order; of places only those within the parent. Of a size in 64 bits it
// counts eight bytes less.
static constexpr qint64 kLargeHeaderBytes = 16;

void tst_StructureFiles::findsTheBoxesThatFfprobeFinds()
{
    QFETCH(QString, path);
    std::multiset<std::pair<QString, qint64>> ours;
    for (const StructureNode &node : everythingIn(path))
        ours.insert({node.name, node.sizeBytes() - (node.headerBytes == kLargeHeaderBytes ? 8 : 0)});
    const QString theirs = outputOf(u"ffprobe"_s, {u"-v"_s, u"trace"_s, path});
    static const QRegularExpression line(u"type:'(....)' parent:'....' sz: (\\d+) "_s);
    auto match = line.globalMatch(theirs);
    int compared = 0;
    while (match.hasNext()) {
        const auto found = match.next();
        const auto ourOwn = ours.find({found.captured(1), found.captured(2).toLongLong()});
        QVERIFY2(ourOwn != ours.end(), qPrintable(found.captured(0)));
        ours.erase(ourOwn);
        ++compared;
    }
    QVERIFY(compared > 10);
}

void tst_StructureFiles::listsWhatATransportStreamCarries()
{
    const QStringList files = sharedMediaFiles({u"shaka__bear-640x360-hevc.ts"_s});
    if (files.isEmpty())
        QSKIP("no files on this machine");
    QStringList lines;
    for (const StructureNode &node : everythingIn(files.front()))
        lines << node.name + u": "_s + node.meaning + u": "_s + node.value;
    const QString text = lines.join(u'\n');
    QVERIFY2(text.contains(u"PID 0: Program association table: program_number 1"_s), qPrintable(text));
    QVERIFY2(text.contains(u"(HEVC)"_s) && text.contains(u"(AAC (ADTS))"_s), qPrintable(text));
}

QTEST_GUILESS_MAIN(tst_StructureFiles)
#include "tst_StructureFiles.moc"
