/**
 * Generated from MeshRollup.sol by `npm run build:contracts`; do not edit.
 * Sources: sha256 6a765c3ae34dd07a8d25adb877b2a5f00648902c7e8b2689091c284bd6a815e6
 * @module
 */

export const meshRollupAbi = [
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "window_",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "longWindow_",
        "type": "uint64"
      },
      {
        "internalType": "uint256",
        "name": "coordinatorBond_",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "challengerBps_",
        "type": "uint256"
      },
      {
        "internalType": "contract ICommittee",
        "name": "committee_",
        "type": "address"
      },
      {
        "internalType": "contract IBondVault",
        "name": "vault_",
        "type": "address"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "constructor"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      }
    ],
    "name": "AlreadyFinal",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "length",
        "type": "uint256"
      }
    ],
    "name": "BadAggregateLength",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "got",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "current",
        "type": "uint64"
      }
    ],
    "name": "BadEpoch",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "BadTerms",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "coordinator",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      }
    ],
    "name": "BatchVoid",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "got",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "required",
        "type": "uint256"
      }
    ],
    "name": "BondTooSmall",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "coordinator",
        "type": "address"
      }
    ],
    "name": "CoordinatorVoid",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "EmptyBatch",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      }
    ],
    "name": "NotCertified",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "leafHash",
        "type": "bytes32"
      }
    ],
    "name": "NotInBatch",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "SignatureHolds",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "until",
        "type": "uint256"
      }
    ],
    "name": "TooLate",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "got",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "expected",
        "type": "uint64"
      }
    ],
    "name": "UnexpectedNumber",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "got",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "expected",
        "type": "bytes32"
      }
    ],
    "name": "UnexpectedParent",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "headerHash",
        "type": "bytes32"
      }
    ],
    "name": "UnknownHeader",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "until",
        "type": "uint64"
      }
    ],
    "name": "WindowOpen",
    "type": "error"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "coordinator",
        "type": "address"
      },
      {
        "indexed": true,
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "headerHash",
        "type": "bytes32"
      },
      {
        "components": [
          {
            "internalType": "address",
            "name": "coordinator",
            "type": "address"
          },
          {
            "internalType": "uint64",
            "name": "number",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "previousHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "receiptsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "receiptCount",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "dataHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "epoch",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "bitmap",
            "type": "uint64"
          },
          {
            "internalType": "bytes",
            "name": "aggregate",
            "type": "bytes"
          },
          {
            "internalType": "uint64",
            "name": "postedAt",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "finalAt",
            "type": "uint64"
          }
        ],
        "indexed": false,
        "internalType": "struct BatchHeader",
        "name": "header",
        "type": "tuple"
      }
    ],
    "name": "BatchPosted",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "coordinator",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "upTo",
        "type": "uint64"
      }
    ],
    "name": "BatchesFinalized",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "coordinator",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "from",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "address",
        "name": "challenger",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "seized",
        "type": "uint256"
      }
    ],
    "name": "BatchesVoided",
    "type": "event"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "coordinator",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      }
    ],
    "name": "batchHash",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "coordinator",
        "type": "address"
      }
    ],
    "name": "chainOf",
    "outputs": [
      {
        "internalType": "uint64",
        "name": "posted",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "finalized",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "finalAt",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "voidFrom",
        "type": "uint64"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "address",
            "name": "coordinator",
            "type": "address"
          },
          {
            "internalType": "uint64",
            "name": "number",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "previousHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "receiptsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "receiptCount",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "dataHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "epoch",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "bitmap",
            "type": "uint64"
          },
          {
            "internalType": "bytes",
            "name": "aggregate",
            "type": "bytes"
          },
          {
            "internalType": "uint64",
            "name": "postedAt",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "finalAt",
            "type": "uint64"
          }
        ],
        "internalType": "struct BatchHeader",
        "name": "header",
        "type": "tuple"
      }
    ],
    "name": "challengeSignature",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "challengerBps",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "committee",
    "outputs": [
      {
        "internalType": "contract ICommittee",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "coordinatorBond",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "address",
            "name": "coordinator",
            "type": "address"
          },
          {
            "internalType": "uint64",
            "name": "number",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "previousHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "receiptsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "receiptCount",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "dataHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "epoch",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "bitmap",
            "type": "uint64"
          },
          {
            "internalType": "bytes",
            "name": "aggregate",
            "type": "bytes"
          },
          {
            "internalType": "uint64",
            "name": "postedAt",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "finalAt",
            "type": "uint64"
          }
        ],
        "internalType": "struct BatchHeader",
        "name": "header",
        "type": "tuple"
      }
    ],
    "name": "finalize",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "coordinator",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      }
    ],
    "name": "isVoid",
    "outputs": [
      {
        "internalType": "bool",
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "longWindow",
    "outputs": [
      {
        "internalType": "uint64",
        "name": "",
        "type": "uint64"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      },
      {
        "internalType": "bytes32",
        "name": "previousHash",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "receiptsRoot",
        "type": "bytes32"
      },
      {
        "internalType": "uint32",
        "name": "receiptCount",
        "type": "uint32"
      },
      {
        "internalType": "bytes32",
        "name": "dataHash",
        "type": "bytes32"
      },
      {
        "internalType": "uint64",
        "name": "epoch",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "bitmap",
        "type": "uint64"
      },
      {
        "internalType": "bytes",
        "name": "aggregate",
        "type": "bytes"
      }
    ],
    "name": "postBatch",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "address",
            "name": "coordinator",
            "type": "address"
          },
          {
            "internalType": "uint64",
            "name": "number",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "previousHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "receiptsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "receiptCount",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "dataHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "epoch",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "bitmap",
            "type": "uint64"
          },
          {
            "internalType": "bytes",
            "name": "aggregate",
            "type": "bytes"
          },
          {
            "internalType": "uint64",
            "name": "postedAt",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "finalAt",
            "type": "uint64"
          }
        ],
        "internalType": "struct BatchHeader",
        "name": "header",
        "type": "tuple"
      },
      {
        "components": [
          {
            "internalType": "bytes32",
            "name": "sessionId",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "requestId",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "segment",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "claimsHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "modelRoot",
            "type": "bytes32"
          },
          {
            "internalType": "address",
            "name": "client",
            "type": "address"
          },
          {
            "internalType": "uint128",
            "name": "amount",
            "type": "uint128"
          },
          {
            "internalType": "bytes32",
            "name": "payeesHash",
            "type": "bytes32"
          }
        ],
        "internalType": "struct Receipt",
        "name": "receipt",
        "type": "tuple"
      },
      {
        "internalType": "uint256",
        "name": "index",
        "type": "uint256"
      },
      {
        "internalType": "bytes32[]",
        "name": "path",
        "type": "bytes32[]"
      }
    ],
    "name": "proveReceipt",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "leafHash",
        "type": "bytes32"
      },
      {
        "internalType": "bool",
        "name": "isFinal",
        "type": "bool"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "vault",
    "outputs": [
      {
        "internalType": "contract IBondVault",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "window",
    "outputs": [
      {
        "internalType": "uint64",
        "name": "",
        "type": "uint64"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  }
] as const;

export const meshRollupBytecode = '0x61018080604052346102735760c081611fe6803803809161002082856103ab565b83398101031261027357610033816103e2565b61003f602083016103e2565b604083015160608401519060808501519260018060a01b038416958685036102735760a00151946001600160a01b038616808703610273576001600160401b0382811691908416821180156103a0575b6102cb5760206004916040519283809263a7ab696160e01b82525afa801561027f5782915f91610364575b506001600160401b031611156102cb57604051630d66808760e01b8152906020826004818c5afa91821561027f575f92610328575b50604051630afaeebf60e31b81526020816004818d5afa90811561027f575f916102ee575b506001600160401b03908116919091019081116102da576001600160401b03908116911611156102cb5760805260a05260c05260e05261010052610120526040516353f859ef60e11b8152602081600481855afa90811561027f575f9161028a575b5061014052604051630afaeebf60e31b815290602090829060049082905afa90811561027f575f91610241575b5061016052604051611bef90816103f7823960805181818161041901528181610d700152611062015260a051818181610f1c0152611192015260c0518181816107540152818161114f0152611694015260e0518181816103a8015261077601526101005181818161018c015261068301526101205181818160d7015281816108ad015261166101526101405181611570015261016051816115b60152f35b90506020813d602011610277575b8161025c602093836103ab565b810103126102735761026d906103e2565b5f6101a3565b5f80fd5b3d915061024f565b6040513d5f823e3d90fd5b90506020813d6020116102c3575b816102a5602093836103ab565b81010312610273576004916102bb6020926103e2565b915091610176565b3d9150610298565b638dc5992160e01b5f5260045ffd5b634e487b7160e01b5f52601160045260245ffd5b90506020813d602011610320575b81610309602093836103ab565b810103126102735761031a906103e2565b5f610114565b3d91506102fc565b9091506020813d60201161035c575b81610344602093836103ab565b8101031261027357610355906103e2565b905f6100ef565b3d9150610337565b9150506020813d602011610398575b81610380602093836103ab565b810103126102735761039282916103e2565b5f6100ba565b3d9150610373565b50611388861161008f565b601f909101601f19168101906001600160401b038211908210176103ce57604052565b634e487b7160e01b5f52604160045260245ffd5b51906001600160401b03821682036102735756fe6080806040526004361015610012575f80fd5b5f3560e01c9081630d6814ff146111b65750806322fb555d14611172578063273b71e7146111385780632da9653d14610d94578063461645bf14610d505780634865bbfc14610b245780638991543a146103cb57806392682704146103915780639a461b931461035b578063a7d42f9f146101b0578063d864e74014610160578063f54b1485146100ff5763fbfa77cf146100ab575f80fd5b346100fb575f6003193601126100fb57602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b5f80fd5b346100fb5760406003193601126100fb57610118611230565b73ffffffffffffffffffffffffffffffffffffffff610135611253565b91165f525f60205267ffffffffffffffff60405f2091165f52602052602060405f2054604051908152f35b346100fb575f6003193601126100fb57602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346100fb576101be36611292565b6101c781611849565b610140810167ffffffffffffffff6101de82611482565b16421061031d575073ffffffffffffffffffffffffffffffffffffffff61020482611497565b165f52600160205260405f2090602081019161021f83611482565b81549067ffffffffffffffff808360401c16911611156102df576102c96102c37f25ca2b3739c358080aba2700218fc4f9a105464397b4a0b6a0e8cf2b440c2d5e9460209473ffffffffffffffffffffffffffffffffffffffff947fffffffffffffffffffffffffffffffff0000000000000000ffffffffffffffff6fffffffffffffffff00000000000000006102b58b611482565b60401b169116179055611497565b94611482565b9367ffffffffffffffff604051951685521692a2005b67ffffffffffffffff6102f185611482565b7fafb09421000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b61032f67ffffffffffffffff91611482565b7fadc95131000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b346100fb5760406003193601126100fb576020610387610379611230565b610381611253565b90611502565b6040519015158152f35b346100fb575f6003193601126100fb5760206040517f00000000000000000000000000000000000000000000000000000000000000008152f35b346100fb576103d936611292565b6103e281611849565b60e0810167ffffffffffffffff6103f882611482565b1615610ae35767ffffffffffffffff61043e6104176101208501611482565b7f0000000000000000000000000000000000000000000000000000000000000000906112e6565b1680421015610ab8575061045182611497565b90602083019161046083611482565b61046c60808601611471565b9160c086019261047b84611482565b926040519160e083019483861067ffffffffffffffff871117610a8b578963ffffffff67ffffffffffffffff9373ffffffffffffffffffffffffffffffffffffffff6105a0986105a69a60405216875284602088019616865260408701604084013581526060880190606085013582528360808a019316835260a0808a0195013585528660c08a0196168652866040519873ffffffffffffffffffffffffffffffffffffffff60208b019b7fe645288cc93522a093fe2ad78480220da81511d10f525e900a51eced5ca1a97d8d524660408d01523060608d0152511660808b0152511660a08901525160c08801525160e08701525116610100850152516101208401525116610140820152610140815261059761016082611341565b51902092611482565b92611482565b916101008501357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe1863603018112156100fb57850180359067ffffffffffffffff82116100fb576020019281360384136100fb57601f19601f8360a49460209767ffffffffffffffff809a6040519b8c9a8b997faa0d1e50000000000000000000000000000000000000000000000000000000008b5260048b015216602489015216604487015260806064870152816084870152868601375f8582860101520116810103018173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa908115610992575f91610a50575b50610a28576106c181611482565b73ffffffffffffffffffffffffffffffffffffffff6106df84611497565b165f52600160205260405f209077ffffffffffffffffffffffffffffffffffffffffffffffff7fffffffffffffffff00000000000000000000000000000000000000000000000083549260c01b16911617905560405190610741606083611341565b6002825260405f5b818110610a055750507f0000000000000000000000000000000000000000000000000000000000000000917f00000000000000000000000000000000000000000000000000000000000000008084029084820414841517156109d857612710604051916107b583611325565b3383520460208201526107c7826114b8565b526107d1816114b8565b5060206107dd826114b8565b51015183038381116109d857604093919351906107f982611325565b5f8252602082015261080a846114f2565b52610814836114f2565b5061081e84611497565b926040519384927f03a942e900000000000000000000000000000000000000000000000000000000845273ffffffffffffffffffffffffffffffffffffffff606485019216600485015260248401526060604484015281518091526020608484019201905f5b81811061099d57505050908060209203815f73ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165af1918215610992575f9261094a575b50606073ffffffffffffffffffffffffffffffffffffffff7fb76b76af7f26675ed6cd06de2b78913cc2ba21d7455bd0438eee72f8a1661b049261092961092387611497565b91611482565b9467ffffffffffffffff6040519616865233602087015260408601521692a2005b91506020823d60201161098a575b8161096560209383611341565b810103126100fb5790519073ffffffffffffffffffffffffffffffffffffffff6108dd565b3d9150610958565b6040513d5f823e3d90fd5b8251805173ffffffffffffffffffffffffffffffffffffffff1685526020908101518186015287955060409094019390920191600101610884565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b602090604051610a1481611325565b5f81525f8382015282828701015201610749565b7f7af850d5000000000000000000000000000000000000000000000000000000005f5260045ffd5b90506020813d602011610a83575b81610a6b60209383611341565b810103126100fb575180151581036100fb57836106b3565b3d9150610a5e565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b7f691e5682000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b67ffffffffffffffff610af860208401611482565b7fc1db82d2000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b346100fb576101606003193601126100fb5760043567ffffffffffffffff81116100fb578060040161016060031983360301126100fb576101007fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdc3601126100fb57610144359067ffffffffffffffff82116100fb57366023830112156100fb57816004013567ffffffffffffffff81116100fb573660248260051b850101116100fb57610bd182611849565b6040519060208201916024358352604435604082015263ffffffff610bf461127f565b166060820152608435608082015260a43560a082015260c43573ffffffffffffffffffffffffffffffffffffffff81168091036100fb5760c082015260e435906fffffffffffffffffffffffffffffffff82168092036100fb57610cca9360249260e0830152610104356101008301526101008252610c7561012083611341565b610ca46021604051809360208201955f87525180918484015e81015f838201520301601f198101835282611341565b519020940163ffffffff610cba60848801611471565b1661012435866064890135611a55565b15610d245773ffffffffffffffffffffffffffffffffffffffff610cfb610cf5602460409601611482565b92611497565b165f52600160205267ffffffffffffffff80845f2054851c169116111582519182526020820152f35b507fa8cba6c1000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b346100fb575f6003193601126100fb57602060405167ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346100fb576101006003193601126100fb5760043567ffffffffffffffff81168091036100fb57602435610dc661127f565b60a43567ffffffffffffffff8116918282036100fb5760c4359267ffffffffffffffff8416908185036100fb5760e43567ffffffffffffffff81116100fb57366023820112156100fb57806004013567ffffffffffffffff81116100fb57602482019160248236920101116100fb57335f52600160205260405f20938454958660c01c61110c5767ffffffffffffffff610e618189166112c6565b16808c036110dd5750335f525f60205260405f207fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8c0167ffffffffffffffff81116109d85767ffffffffffffffff165f5260205260405f2054808b036110ae575063ffffffff169687156110865782847f2f554e2b677c00b2dc1881801bba3b9a0f1f3e8864e2cc27d87ce243ed66eca79a610efd93611546565b4267ffffffffffffffff1693816110545767ffffffffffffffff610f427f00000000000000000000000000000000000000000000000000000000000000005b876112e6565b9760801c168067ffffffffffffffff89161061104a575b50610fa2949596976040519a610f6e8c611308565b338c528c60208d015260408c015260443560608c015260808b015260843560a08b015260c08a015260e08901523691611364565b61010086015261012085015267ffffffffffffffff8216610140850152610fc884611818565b91335f525f60205260405f20865f526020528260405f2055857fffffffffffffffff0000000000000000ffffffffffffffff000000000000000077ffffffffffffffff0000000000000000000000000000000084549360801b169216171790556040519081526040602082015280611045339460408301906113aa565b0390a3005b9650610fa2610f59565b67ffffffffffffffff610f427f0000000000000000000000000000000000000000000000000000000000000000610f3c565b7fc2e5347d000000000000000000000000000000000000000000000000000000005f5260045ffd5b8a7f05b390e7000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b8b7f2ec87771000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b7feda1d7ab000000000000000000000000000000000000000000000000000000005f523360045260245ffd5b346100fb575f6003193601126100fb5760206040517f00000000000000000000000000000000000000000000000000000000000000008152f35b346100fb575f6003193601126100fb57602060405167ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346100fb5760206003193601126100fb5760809073ffffffffffffffffffffffffffffffffffffffff6111e7611230565b165f52600160205260405f205467ffffffffffffffff8116825267ffffffffffffffff8160401c16602083015267ffffffffffffffff81841c16604083015260c01c6060820152f35b6004359073ffffffffffffffffffffffffffffffffffffffff821682036100fb57565b6024359067ffffffffffffffff821682036100fb57565b359067ffffffffffffffff821682036100fb57565b6064359063ffffffff821682036100fb57565b60206003198201126100fb576004359067ffffffffffffffff82116100fb5760031982610160920301126100fb5760040190565b67ffffffffffffffff60019116019067ffffffffffffffff82116109d857565b9067ffffffffffffffff8091169116019067ffffffffffffffff82116109d857565b610160810190811067ffffffffffffffff821117610a8b57604052565b6040810190811067ffffffffffffffff821117610a8b57604052565b90601f601f19910116810190811067ffffffffffffffff821117610a8b57604052565b92919267ffffffffffffffff8211610a8b576040519161138e6020601f19601f8401160184611341565b8294818452818301116100fb578281602093845f960137010152565b90601f19601f602067ffffffffffffffff6101406101809673ffffffffffffffffffffffffffffffffffffffff815116875282848201511684880152604081015160408801526060810151606088015263ffffffff608082015116608088015260a081015160a08801528260c08201511660c08801528260e08201511660e08801526101008101516101606101008901528051948591826101608b0152018989015e5f88858901015282610120820151166101208801520151166101408501520116010190565b3563ffffffff811681036100fb5790565b3567ffffffffffffffff811681036100fb5790565b3573ffffffffffffffffffffffffffffffffffffffff811681036100fb5790565b8051156114c55760200190565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52603260045260245ffd5b8051600110156114c55760400190565b73ffffffffffffffffffffffffffffffffffffffff165f52600160205260405f205460c01c801515918261153557505090565b67ffffffffffffffff161015919050565b92915067ffffffffffffffff161590815f14611811575f5b81036117e6575067ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001667ffffffffffffffff42160367ffffffffffffffff81116109d85767ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000169081156117b95767ffffffffffffffff16049061176b5767ffffffffffffffff169067ffffffffffffffff8116908280831191821561174d575b505061171f5750506040517f2254f92500000000000000000000000000000000000000000000000000000000815233600482015260208160248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa908115610992575f916116ed575b507f0000000000000000000000000000000000000000000000000000000000000000908181106116bf575050565b7f9901e611000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b90506020813d602011611717575b8161170860209383611341565b810103126100fb57515f611691565b3d91506116fb565b7fecdf966e000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b67ffffffffffffffff919250611762906112c6565b1610825f611610565b9067ffffffffffffffff168061177f575050565b67ffffffffffffffff92507fecdf966e000000000000000000000000000000000000000000000000000000005f526004521660245260445ffd5b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601260045260245ffd5b7f921d5c2c000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b603061155e565b6040516118438161183560208201946020865260408301906113aa565b03601f198101835282611341565b51902090565b610160813603126100fb576040519061186182611308565b803573ffffffffffffffffffffffffffffffffffffffff811681036100fb57825260208101916118908361126a565b60208201526040820135604082015260608201356060820152608082013563ffffffff811681036100fb57608082015260a082013560a08201526118d660c0830161126a565b60c08201526118e760e0830161126a565b60e082015261010082013567ffffffffffffffff81116100fb5782019036601f830112156100fb57611923611954923690602081359101611364565b610100820152611936610120840161126a565b610120820152611949610140840161126a565b610140820152611818565b73ffffffffffffffffffffffffffffffffffffffff61197283611497565b165f525f60205260405f2067ffffffffffffffff61198f85611482565b165f526020528060405f205403611a1a57506119b66119ad82611497565b61038184611482565b6119be575050565b9073ffffffffffffffffffffffffffffffffffffffff6119e96105a067ffffffffffffffff94611497565b917f628d8b87000000000000000000000000000000000000000000000000000000005f52166004521660245260445ffd5b7fc492e6b7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b91908110156114c55760051b0190565b9390929182811015611b6957917fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff81019081116109d85792945f92915b818410611aaf5750505050159182611aa957505090565b14919050565b90929693958695929515611b5d576001808716148015611b54575b15611b2d57611aea90611ae28986859a99979a611a45565b356001611b73565b925b600181161580611b24575b15611b095760011c9460011c94611aec565b6001909794979691929593965b811c93811c94019291611a92565b50801515611af7565b611b4e600191611b468a8786979a9b98969c999c611a45565b359083611b73565b96611b16565b50868614611aca565b50505050925050505f90565b5050505050505f90565b919091600114611baa577f4e487b71000000000000000000000000000000000000000000000000000000005f52605160045260245ffd5b6040519060208201927f01000000000000000000000000000000000000000000000000000000000000008452602183015260418201526041815261184360618261134156' as const;
