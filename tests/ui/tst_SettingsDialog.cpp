// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeGateway.h"

#include "core/libav/AvcTarget.h"
#include "ui/Autostart.h"
#include "ui/ConversionSettings.h"
#include "ui/GeneralSettings.h"
#include "ui/NetworkSettings.h"
#include "ui/SettingRow.h"
#include "ui/SettingsDialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_SettingsDialog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init();
    void cleanup() { m_dialog.reset(); }
    void everySettingSaysItsEffect();
    void appliesAtOnce();
    void saysBesideTheFieldThatAPortIsTaken();
    void saysThatTheCommandLineDecidesThePort();
    void followsWhatOthersSet();
    void showsWhichHardwareWorksAndWhyNot();
    void testsHardwareWhenAsked();
    void saysWhatNetworkAQualityTakes();
    void startsAtLogin();

private:
    template <typename Widget>
    Widget *named(const QString &start) const
    {
        for (Widget *widget : m_dialog->findChildren<Widget *>()) {
            if (widget->accessibleName().startsWith(start))
                return widget;
        }
        return nullptr;
    }
    QCheckBox *box(const QString &text) const
    {
        for (QCheckBox *widget : m_dialog->findChildren<QCheckBox *>()) {
            if (widget->text().remove(u'&').startsWith(text))
                return widget;
        }
        return nullptr;
    }

    std::unique_ptr<FakeGateway> m_gateway;
    std::unique_ptr<SettingsDialog> m_dialog;
};

void tst_SettingsDialog::init()
{
    m_gateway = std::make_unique<FakeGateway>();
    m_gateway->setStatus(makeStatus());
    m_dialog = std::make_unique<SettingsDialog>(*m_gateway);
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
}

void tst_SettingsDialog::everySettingSaysItsEffect()
{
    const auto rows = m_dialog->findChildren<SettingRow *>();
    QVERIFY(rows.size() >= 12);
    for (const SettingRow *row : rows)
        QVERIFY(row->effect().endsWith(u'.'));
}

void tst_SettingsDialog::appliesAtOnce()
{
    const auto choose = [](QComboBox *combo, int index) {
        combo->setCurrentIndex(index);
        Q_EMIT combo->activated(index);
    };
    auto *sound = named<QComboBox>(u"Sound"_s);
    choose(sound, sound->findData(u"de"_s));
    QCOMPARE(m_gateway->set.audioLanguage, u"de"_s);
    auto *language = named<QComboBox>(u"Language"_s);
    choose(language, language->findData(u"fr"_s));
    QCOMPARE(m_gateway->set.language, u"fr"_s);
    choose(named<QComboBox>(u"Serve on"_s), 1);
    QCOMPARE(m_gateway->set.bind, u"127.0.0.1"_s);
    choose(named<QComboBox>(u"Who may connect"_s), 1);
    QCOMPARE(m_gateway->set.peers, PeerSetting::AlsoTunnels);
    auto *names = named<QLineEdit>(u"Names of"_s);
    names->setText(u" tv.lan,  nas "_s);
    Q_EMIT names->editingFinished();
    QCOMPARE(m_gateway->set.hostNames, u"tv.lan nas"_s);
    QCOMPARE(names->text(), u"tv.lan nas"_s);
    names->setText(u"http://tv.lan/"_s);
    Q_EMIT names->editingFinished();
    QCOMPARE(m_gateway->set.hostNames, u"tv.lan nas"_s); // and it is said why
    names->clear();
    QTest::keyClicks(names, u"living-room"_s);
    m_gateway->changeSettings([](GatewaySettings &now) { now.notifies = true; }, {});
    QCOMPARE(names->text(), u"living-room"_s); // what is being typed stays
    choose(named<QComboBox>(u"Pictures are"_s), 1);
    QCOMPARE(m_gateway->set.encoder, EncoderSetting::Automatic);
    choose(named<QComboBox>(u"Picture quality"_s), 2);
    QCOMPARE(m_gateway->set.pictureQuality, PictureQuality::Best);
    named<QSpinBox>(u"Connections"_s)->setValue(2);
    QCOMPARE(m_gateway->set.connectionsPerAccount, 2);
    box(u"Start without"_s)->click();
    QVERIFY(m_gateway->set.startsHidden);
    box(u"Show notifications"_s)->click();
    QVERIFY(!m_gateway->set.notifies);
}

void tst_SettingsDialog::saysBesideTheFieldThatAPortIsTaken()
{
    auto *port = named<QSpinBox>(u"Port"_s);
    auto *row = qobject_cast<SettingRow *>(port->parentWidget());
    QVERIFY(row);
    m_gateway->settingsError = Error{ErrorKind::Unavailable, {}};
    port->setValue(8080);
    Q_EMIT port->editingFinished();
    QCOMPARE(row->problem(), u"Port 8080 is in use by another program. Cuegate goes on serving at 8642."_s);
    QCOMPARE(m_gateway->set.mediaPort, 8642);
    port->setValue(8081);
    Q_EMIT port->editingFinished();
    QVERIFY(row->problem().isEmpty());
    QCOMPARE(m_gateway->set.mediaPort, 8081);
    m_gateway->settingsError = Error{ErrorKind::PermissionDenied, {}};
    port->setValue(80);
    Q_EMIT port->editingFinished();
    QVERIFY(row->problem().startsWith(u"The system does not let Cuegate use port 80."_s));
}

void tst_SettingsDialog::saysThatTheCommandLineDecidesThePort()
{
    const auto effect = [](const SettingsDialog &dialog) {
        QStringList all;
        for (const SettingRow *row : dialog.findChildren<SettingRow *>())
            all << row->effect();
        return all.join(u'\n');
    };
    QVERIFY(!effect(*m_dialog).contains(u"was started with port"_s));
    ServerStatus status = makeStatus();
    status.mediaPort = 9000;
    m_gateway->setStatus(status);
    QVERIFY(effect(SettingsDialog(*m_gateway)).contains(u"was started with port 9000"_s));
}

void tst_SettingsDialog::followsWhatOthersSet()
{
    m_gateway->changeSettings(
        [](GatewaySettings &now) {
            now.mediaPort = 9999;
            now.bind = u"10.77.0.3"_s; // not an interface of this machine
            now.audioLanguage = u"sw"_s;
            now.startsHidden = true;
        },
        {});
    QCOMPARE(named<QSpinBox>(u"Port"_s)->value(), 9999);
    QCOMPARE(named<QComboBox>(u"Serve on"_s)->currentText(), u"10.77.0.3"_s);
    QCOMPARE(named<QComboBox>(u"Sound"_s)->currentData().toString(), u"sw"_s);
    QVERIFY(box(u"Start without"_s)->isChecked());
}

static QStringList textsOf(const QWidget *widget)
{
    QStringList texts;
    for (const QLabel *label : widget->findChildren<QLabel *>())
        texts << label->text();
    return texts;
}

void tst_SettingsDialog::showsWhichHardwareWorksAndWhyNot()
{
    const auto *conversion = m_dialog->findChild<ConversionSettings *>();
    const QStringList texts = textsOf(conversion);
    for (const QString &text :
         {u"NVIDIA NVENC"_s, u"works"_s, u"not on this computer"_s, u"there is no render node in /dev/dri"_s,
          u"it made 47 pictures of 48"_s, u"always there"_s})
        QVERIFY2(texts.contains(text), qPrintable(text));
}

void tst_SettingsDialog::testsHardwareWhenAsked()
{
    QPushButton *test = nullptr;
    for (QPushButton *button : m_dialog->findChild<ConversionSettings *>()->findChildren<QPushButton *>())
        test = button;
    QVERIFY(test);
    test->click();
    QCOMPARE(m_gateway->encoderTrials, 1);
    ServerStatus status = makeStatus();
    status.isTryingEncoders = true;
    status.encoders[0].state = EncoderState::Untried;
    m_gateway->setStatus(status);
    QVERIFY(!test->isEnabled());
    QVERIFY(textsOf(m_dialog->findChild<ConversionSettings *>()).contains(u"being tested…"_s));
    m_gateway->setStatus(makeStatus());
    QVERIFY(test->isEnabled());
}

void tst_SettingsDialog::saysWhatNetworkAQualityTakes()
{
    Track fullHd;
    fullHd.video.emplace();
    fullHd.video->width = 1920;
    fullHd.video->height = 1080;
    fullHd.video->frameRateNumerator = 24;
    const auto *row = qobject_cast<SettingRow *>(named<QComboBox>(u"Picture quality"_s)->parentWidget());
    QVERIFY(row);
    QStringList effects;
    for (const auto quality : {PictureQuality::Smaller, PictureQuality::Balanced, PictureQuality::Best}) {
        m_gateway->changeSettings([quality](GatewaySettings &now) { now.pictureQuality = quality; }, {});
        const qint64 bitsPerSecond = avcTargetFor(fullHd, AvcSize::Source, quality).maxBitRate;
        const QString rate = u"up to %1 Mbit/s"_s.arg(qRound64(double(bitsPerSecond) / 1e6));
        QVERIFY2(row->effect().contains(rate), qPrintable(rate + u": "_s + row->effect()));
        QVERIFY(!effects.contains(row->effect()));
        effects << row->effect();
    }
}

void tst_SettingsDialog::startsAtLogin()
{
    QVERIFY(Autostart::turnOff());
    QCheckBox *autostart = box(u"Start at login"_s);
    autostart->click();
    QVERIFY(Autostart::isOn());
    QFile file(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
               u"/autostart/cuegate.desktop"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray entry = file.readAll();
    QVERIFY(entry.startsWith("[Desktop Entry]\n"));
    QVERIFY(entry.contains("\" --hidden\n"));
    QVERIFY(entry.contains("Exec=\"/"));
    autostart->click();
    QVERIFY(!Autostart::isOn());
}

QTEST_MAIN(tst_SettingsDialog)
#include "tst_SettingsDialog.moc"
