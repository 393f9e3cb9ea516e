// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeGateway.h"

#include "ui/CueFilter.h"
#include "ui/CuePanel.h"
#include "ui/CueTableModel.h"
#include "ui/FilterBar.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_CueTable : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void filtersByTimeTrackAndOffset_data();
    void filtersByTimeTrackAndOffset();
    void showsCuesOfAllTracks();
    void showsKeyframesWhereThereAreNoCues();
    void showsTwoHundredThousandRowsAtOnce();
    void exportsWhatIsShown();
    void searchFieldFiltersTheView();
    void saysWhenThereIsNothing();
};

static QString cell(const QAbstractItemModel &model, int row, int column)
{
    return model.index(row, column).data().toString();
}

// Cues of video track 1 every 10 s, and of subtitle track 4 in between, but the first at the same time.
static std::shared_ptr<const MediaInfo> filmWithCues()
{
    auto film = std::make_shared<MediaInfo>(*makeFilm(3));
    film->cues.clear();
    film->keyframes.timescale = 1000;
    film->keyframes.keyframes.clear();
    for (Track &track : film->tracks)
        track.containerId = track.id + 100;
    for (qint64 i = 0; i < 6; ++i) {
        film->keyframes.keyframes.push_back({i * 10'000, 1000 + i * 500'000});
        film->cues.push_back({i * 10'000'000'000, 101, 1000 + i * 500'000});
        const qint64 laterNs = i == 0 ? 0 : 5'000'000'000;
        film->cues.push_back({i * 10'000'000'000 + laterNs, 104, 1000 + i * 500'000});
    }
    film->keyframes.keyframes.pop_back(); // the last cue is none
    return film;
}

void tst_CueTable::filtersByTimeTrackAndOffset_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("fits");
    // The row: 1:02:03.250 of track 2, "audio 2 (german)", at byte 4096, a keyframe.
    for (const char *text : {"", "1:02:03", "1:02", "62:03", "1:02:03.2", "1:02:03.250", "2", "4096", "4,096",
                             "german", "AUDIO", "key", "german 1:02", "1:"})
        QTest::newRow(text) << QString::fromLatin1(text) << true;
    for (const char *text : {"1:02:04", "1:03", "1:02:03.3", "3", "409", "french", "german 1:03", "x:y"})
        QTest::newRow(text) << QString::fromLatin1(text) << false;
}

void tst_CueTable::filtersByTimeTrackAndOffset()
{
    QFETCH(QString, text);
    const CueFilter::Row row{3'723'250, 4096, 2, true};
    QTEST(CueFilter(text).fits(row, u"audio 2 (german)"_s, u"keyframe"_s), "fits");
}

void tst_CueTable::showsCuesOfAllTracks()
{
    CueTableModel model;
    const QAbstractItemModelTester tester(&model);
    model.setMedia(filmWithCues());
    QCOMPARE(model.rowCount(), 12);
    QCOMPARE(cell(model, 2, CueTableModel::Time), u"0:10.000"_s);
    QCOMPARE(cell(model, 2, CueTableModel::Track), u"Video 1"_s);
    QCOMPARE(cell(model, 2, CueTableModel::Offset), u"501,000"_s);
    QCOMPARE(cell(model, 2, CueTableModel::Key), u"keyframe"_s);
    QCOMPARE(cell(model, 2, CueTableModel::Length), u"10 s"_s);
    QCOMPARE(cell(model, 2, CueTableModel::Size), u"500 kB"_s);
    QCOMPARE(cell(model, 3, CueTableModel::Track), u"Subtitles 4 (French)"_s);
    QCOMPARE(cell(model, 1, CueTableModel::Key), QString());
    QCOMPARE(cell(model, 3, CueTableModel::Key), QString());
    QCOMPARE(cell(model, 10, CueTableModel::Key), QString());
    QCOMPARE(cell(model, 10, CueTableModel::Size), QString());
}

void tst_CueTable::showsKeyframesWhereThereAreNoCues()
{
    auto film = std::make_shared<MediaInfo>(*filmWithCues());
    film->cues.clear();
    CueTableModel model;
    model.setMedia(film);
    QCOMPARE(model.rowCount(), 5);
    QCOMPARE(cell(model, 4, CueTableModel::Time), u"0:40.000"_s);
    QCOMPARE(cell(model, 4, CueTableModel::Key), u"keyframe"_s);
}

void tst_CueTable::showsTwoHundredThousandRowsAtOnce()
{
    const auto film = makeFilm(200'000);
    auto copy = std::make_shared<MediaInfo>(*film);
    copy->cues.clear();
    CuePanel panel;
    panel.resize(900, 600);
    panel.show();
    SourceSnapshot source = makeSource(u"a"_s, u"A"_s, SourceState::Ready);
    source.media = copy;
    QElapsedTimer timer;
    timer.start();
    panel.setSource(source);
    panel.view()->scrollToBottom();
    (void)panel.grab();
    const qint64 shownMs = timer.restart();
    panel.bar()->field()->setText(u"1:02"_s);
    Q_EMIT panel.bar()->textChanged(u"1:02"_s);
    const qint64 filteredMs = timer.elapsed();
    QVERIFY(panel.view()->model()->rowCount() > 100 && panel.view()->model()->rowCount() < 5000);
    qInfo("shown in %lld ms, filtered in %lld ms", shownMs, filteredMs);
    QVERIFY(shownMs < 5000 && filteredMs < 5000); // with sanitizers on a busy machine
}

void tst_CueTable::exportsWhatIsShown()
{
    CueTableModel model;
    model.setMedia(filmWithCues());
    const ExportTable whole = model.exportTable();
    QCOMPARE(whole.rows, 12);
    QCOMPARE(whole.row(2), (QJsonArray{10'000, 1, 501'000, true, 10'000, 500'000}));
    model.setFilter(u"french"_s);
    const ExportTable some = model.exportTable();
    QCOMPARE(some.rows, 6);
    QCOMPARE(some.row(5)[4], QJsonValue()); // there is no next one
    model.setMedia(nullptr);
    QCOMPARE(some.row(1)[0].toInteger(), 15'000); // a worker may still be at it
}

void tst_CueTable::searchFieldFiltersTheView()
{
    CuePanel panel;
    SourceSnapshot source = makeSource(u"a"_s, u"A"_s, SourceState::Ready);
    source.media = filmWithCues();
    panel.setSource(source);
    panel.show();
    QTest::keyClicks(panel.bar()->field(), u"video"_s);
    QTRY_COMPARE(panel.view()->model()->rowCount(), 6);
    // What is known more of the same film keeps the search; another film begins anew.
    source.media = std::make_shared<MediaInfo>(*source.media);
    panel.setSource(source);
    QCOMPARE(panel.view()->model()->rowCount(), 6);
    source.id = u"b"_s;
    source.media = std::make_shared<MediaInfo>(*source.media);
    panel.setSource(source);
    QCOMPARE(panel.view()->model()->rowCount(), 12);
}

void tst_CueTable::saysWhenThereIsNothing()
{
    CuePanel panel;
    panel.show();
    SourceSnapshot source = makeSource(u"a"_s, u"A"_s, SourceState::Ready);
    source.media = std::make_shared<MediaInfo>();
    panel.setSource(source);
    QVERIFY(!panel.view()->isVisible());
    QVERIFY(!panel.bar()->isEnabled());
}

QTEST_MAIN(tst_CueTable)
#include "tst_CueTable.moc"
