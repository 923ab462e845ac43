/**
 * Generated from Inclusion.sol by `npm run build:contracts`; do not edit.
 * Sources: sha256 c97e55796f88d42b95224029bcd93c805f32642ffb14c9811ceec17fd51691f6
 * @module
 */

export const inclusionAbi = [
  {
    "inputs": [
      {
        "internalType": "contract IMeshRollup",
        "name": "rollup_",
        "type": "address"
      },
      {
        "internalType": "contract IBondVault",
        "name": "vault_",
        "type": "address"
      },
      {
        "components": [
          {
            "internalType": "uint256",
            "name": "penalty",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "accuserBond",
            "type": "uint256"
          },
          {
            "internalType": "uint16",
            "name": "accuserBps",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "answererBps",
            "type": "uint16"
          },
          {
            "internalType": "uint64",
            "name": "accuseWindow",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "answerTime",
            "type": "uint64"
          }
        ],
        "internalType": "struct IInclusion.Terms",
        "name": "terms_",
        "type": "tuple"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "constructor"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      }
    ],
    "name": "AlreadyAccused",
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
    "name": "BadSignatureLength",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "BadTerms",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "MalleableSignature",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      }
    ],
    "name": "NotAccused",
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
        "name": "promised",
        "type": "bytes32"
      }
    ],
    "name": "NotTheLeaf",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "signer",
        "type": "address"
      },
      {
        "internalType": "address",
        "name": "coordinator",
        "type": "address"
      }
    ],
    "name": "NotThePromiser",
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
    "name": "NothingAtStake",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "postedAt",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "postBy",
        "type": "uint64"
      }
    ],
    "name": "PostedLate",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "from",
        "type": "uint256"
      }
    ],
    "name": "TooEarly",
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
    "inputs": [],
    "name": "UnrecoverableSignature",
    "type": "error"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "coordinator",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "address",
        "name": "accuser",
        "type": "address"
      },
      {
        "components": [
          {
            "internalType": "address",
            "name": "coordinator",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "leafHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "postBy",
            "type": "uint64"
          }
        ],
        "indexed": false,
        "internalType": "struct InclusionPromise",
        "name": "given",
        "type": "tuple"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "until",
        "type": "uint64"
      }
    ],
    "name": "Accused",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "coordinator",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "seized",
        "type": "uint256"
      }
    ],
    "name": "PromiseBroken",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "coordinator",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "address",
        "name": "answerer",
        "type": "address"
      }
    ],
    "name": "PromiseKept",
    "type": "event"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      }
    ],
    "name": "accusationOf",
    "outputs": [
      {
        "internalType": "address",
        "name": "accuser",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "until",
        "type": "uint64"
      },
      {
        "internalType": "enum IInclusion.State",
        "name": "state",
        "type": "uint8"
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
            "internalType": "bytes32",
            "name": "leafHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "postBy",
            "type": "uint64"
          }
        ],
        "internalType": "struct InclusionPromise",
        "name": "given",
        "type": "tuple"
      },
      {
        "internalType": "bytes",
        "name": "signature",
        "type": "bytes"
      }
    ],
    "name": "accuse",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "id",
        "type": "bytes32"
      }
    ],
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
            "internalType": "bytes32",
            "name": "leafHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "postBy",
            "type": "uint64"
          }
        ],
        "internalType": "struct InclusionPromise",
        "name": "given",
        "type": "tuple"
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
    "name": "answer",
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
            "internalType": "bytes32",
            "name": "leafHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "postBy",
            "type": "uint64"
          }
        ],
        "internalType": "struct InclusionPromise",
        "name": "given",
        "type": "tuple"
      }
    ],
    "name": "promiseId",
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
        "components": [
          {
            "internalType": "address",
            "name": "coordinator",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "leafHash",
            "type": "bytes32"
          },
          {
            "internalType": "uint64",
            "name": "postBy",
            "type": "uint64"
          }
        ],
        "internalType": "struct InclusionPromise",
        "name": "given",
        "type": "tuple"
      }
    ],
    "name": "resolve",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "rollup",
    "outputs": [
      {
        "internalType": "contract IMeshRollup",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "terms",
    "outputs": [
      {
        "components": [
          {
            "internalType": "uint256",
            "name": "penalty",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "accuserBond",
            "type": "uint256"
          },
          {
            "internalType": "uint16",
            "name": "accuserBps",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "answererBps",
            "type": "uint16"
          },
          {
            "internalType": "uint64",
            "name": "accuseWindow",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "answerTime",
            "type": "uint64"
          }
        ],
        "internalType": "struct IInclusion.Terms",
        "name": "",
        "type": "tuple"
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
  }
] as const;

export const inclusionBytecode = '0x61018080604052346102955780611cab803803809161001e82856102db565b83398101039061010082126102955780516001600160a01b03811681036102955760208201516001600160a01b038116939091908483036102955760c090603f1901126102955760405160c0810191906001600160401b038311818410176102c75760c092604052604085015190818152606086015190602081019182526100a8608088016102fe565b978760408301948a865261138861ffff6100ea60e06100dc6100cc60a088016102fe565b9c8d9760608b019e8f520161030d565b9d608089019e8f520161030d565b9c60a087019d8e5216119182156102b5575b5081156102ac575b506102405760206004916040519283809263a7ab696160e01b82525afa9081156102a1575f91610263575b50875189516001600160401b039182169082160190811161024f576001600160401b03908116911611156102405761ffff95869460805260a0525160c0525160e05251166101005251166101205260018060401b039051166101405260018060401b0390511661016052604051611989908161032282396080518181816109f80152610d6a015260a05181818160a20152818161017c01528181610ae00152610f5a015260c05181818161026801526104bb015260e0518181816104fa01528181610b2b015261120701526101005181818161029001526105250152610120518181816105500152610b0901526101405181818161057c0152610f120152610160518181816105a30152610fed0152f35b638dc5992160e01b5f5260045ffd5b634e487b7160e01b5f52601160045260245ffd5b90506020813d602011610299575b8161027e602093836102db565b810103126102955761028f9061030d565b5f61012f565b5f80fd5b3d9150610271565b6040513d5f823e3d90fd5b9050155f610104565b61138891925061ffff1611905f6100fc565b634e487b7160e01b5f52604160045260245ffd5b601f909101601f19168101906001600160401b038211908210176102c757604052565b519061ffff8216820361029557565b51906001600160401b03821682036102955756fe6080806040526004361015610012575f80fd5b5f905f3560e01c9081638baa19131461152657508063b1bf2fb714611502578063bc8f2a4614610d8e578063cb23bcb514610d3d578063cbe4c3c7146105ef578063d50256251461047b578063f490d5b0146100c95763fbfa77cf14610076575f80fd5b346100c657806003193601126100c657602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b80fd5b50346100c65760606003193601126100c6576100e4306116f0565b808252816020526040822090815460ff8160e01c16600481101561044e576001036104225767ffffffffffffffff9060a01c16804211156103f757507c03000000000000000000000000000000000000000000000000000000007fffffff00ffffffffffffffffffffffffffffffffffffffffffffffffffffffff83541617825573ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001691836101a7816116d8565b6101b46040519182611613565b8181527fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe06101e1836116d8565b01825b8181106103cd575050843b156103c9578161022d91604051809381927fe7e4e40c00000000000000000000000000000000000000000000000000000000835288600484016116be565b038183895af180156103be576103a5575b505060209061024b61158c565b9373ffffffffffffffffffffffffffffffffffffffff866102b6827f00000000000000000000000000000000000000000000000000000000000000009554168561ffff7f0000000000000000000000000000000000000000000000000000000000000000169161188c565b96610303604051988996879586947f03a942e90000000000000000000000000000000000000000000000000000000086521660048501526024840152606060448401526064830190611669565b03925af191821561039a578392610362575b507fec6ace7552d68367e65fd544aa88c33a18e0396e1ec776ce540c4c27a70a2b57602073ffffffffffffffffffffffffffffffffffffffff61035661158c565b1693604051908152a380f35b9091506020813d602011610392575b8161037e60209383611613565b8101031261038e5751905f610315565b5f80fd5b3d9150610371565b6040513d85823e3d90fd5b816103af91611613565b6103ba57835f61023e565b8380fd5b6040513d84823e3d90fd5b5080fd5b6020919293506040516103df816115f7565b888152888382015282828601015201908692916101e4565b7f2a35a324000000000000000000000000000000000000000000000000000000008452600452602483fd5b602484837f29b0889a000000000000000000000000000000000000000000000000000000008252600452fd5b6024857f4e487b710000000000000000000000000000000000000000000000000000000081526021600452fd5b50346100c657806003193601126100c65760a060405161049a816115db565b828152826020820152826040820152826060820152826080820152015260c07f000000000000000000000000000000000000000000000000000000000000000067ffffffffffffffff6040516104ef816115db565b8281528160208201917f0000000000000000000000000000000000000000000000000000000000000000835261ffff60408201817f0000000000000000000000000000000000000000000000000000000000000000168152816060840191817f000000000000000000000000000000000000000000000000000000000000000016835260a06080860195877f00000000000000000000000000000000000000000000000000000000000000001687520196867f0000000000000000000000000000000000000000000000000000000000000000168852604051998a525160208a0152511660408801525116606086015251166080840152511660a0820152f35b50346100c65760031936016101c081126103c9576060136100c6576064359067ffffffffffffffff82116100c657813603916101606003198401126103c9576101007fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7c3601126103c9576101a4359067ffffffffffffffff8211610c245736602383011215610c245781600401359067ffffffffffffffff82116103ba578160051b903660248386010111610d39576106a7306116f0565b93848652856020526040862093845460ff8160e01c166004811015610d0c57600103610ce05767ffffffffffffffff9060a01c16804211610cb5575082600401359773ffffffffffffffffffffffffffffffffffffffff8916890361038e5773ffffffffffffffffffffffffffffffffffffffff61072361158c565b1673ffffffffffffffffffffffffffffffffffffffff8a1614801590610c8c575b610c3c57604051987f4865bbfc000000000000000000000000000000000000000000000000000000008a5261016060048b015273ffffffffffffffffffffffffffffffffffffffff8116809103610c38576101648a015267ffffffffffffffff6107b060248601611654565b166101848a015260448401356101a48a015260648401356101c48a0152608484013563ffffffff8116809103610c38576101e48a015260a48401356102048a015267ffffffffffffffff61080660c48601611654565b166102248a015267ffffffffffffffff61082260e48601611654565b166102448a01527fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdd6101048501359101811215610c3457830160246004820135910167ffffffffffffffff8211610c38578136038113610c38576101447fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f848c6102e48f9788816108ef9961016061026467ffffffffffffffff9d0152816102c48401528483013701015201168b0195836108e26101248301611654565b166102848d015201611654565b166102a4890152608435602489015260a435604489015260c43563ffffffff8116809103610c3457606489015260e43560848901526101043560a48901526101243573ffffffffffffffffffffffffffffffffffffffff8116809103610c345760c4890152610144356fffffffffffffffffffffffffffffffff8116809103610c345760e489015261016435610104890152610184356101248901526102e0888403016101448901526102e483018190527f07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff10610c3057866102e4848294604096602460209601610304830137010103018173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa93841561039a578394610bea575b50602435808503610bba575082809450507c02000000000000000000000000000000000000000000000000000000007fffffff00ffffffffffffffffffffffffffffffffffffffffffffffffffffffff825416179055610a8661158c565b817faba4bc924c7e4cecf7912a2ee76e2804390745252cbdf5731e47d98325add4e0602073ffffffffffffffffffffffffffffffffffffffff604051943386521693a373ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001690610b5061ffff7f0000000000000000000000000000000000000000000000000000000000000000167f00000000000000000000000000000000000000000000000000000000000000003361188c565b823b15610bb557610b93928492836040518096819582947fe7e4e40c000000000000000000000000000000000000000000000000000000008452600484016116be565b03925af180156103be57610ba45750f35b81610bae91611613565b6100c65780f35b505050fd5b83604491867f7af9e814000000000000000000000000000000000000000000000000000000008352600452602452fd5b9093506040813d604011610c28575b81610c0660409383611613565b81010312610c24576020815191015180151503610c2457925f610a28565b8280fd5b3d9150610bf9565b8580fd5b8780fd5b8880fd5b60448867ffffffffffffffff610c5561012488016115c6565b81610c5e6115af565b917fed92bada0000000000000000000000000000000000000000000000000000000085521660045216602452fd5b50610c9a61012485016115c6565b67ffffffffffffffff80610cac6115af565b16911611610744565b7f691e5682000000000000000000000000000000000000000000000000000000008852600452602487fd5b602488887f29b0889a000000000000000000000000000000000000000000000000000000008252600452fd5b6024897f4e487b710000000000000000000000000000000000000000000000000000000081526021600452fd5b8480fd5b50346100c657806003193601126100c657602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b3461038e5760031936016080811261038e5760601361038e5760643567ffffffffffffffff811161038e573660238201121561038e5780600401359067ffffffffffffffff821161038e57366024838301011161038e57610dee306116f0565b91604181036114d7578060201161038e576024820135918160401161038e57604481013591604010156114aa576064013560f81c917f7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a082118015611493575b61146b576020925f9260809260405192878452868401526040830152606082015282805260015afa156112555773ffffffffffffffffffffffffffffffffffffffff5f511680156114435773ffffffffffffffffffffffffffffffffffffffff610eb561158c565b1681036113f55750805f525f60205260ff60405f205460e01c166004811015611260576113ca5767ffffffffffffffff610eed6115af565b1642111561138d5767ffffffffffffffff610f066115af565b1667ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001681018091116112ba57804211611362575073ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001690610f8361158c565b73ffffffffffffffffffffffffffffffffffffffff604051917f72d2b6c0000000000000000000000000000000000000000000000000000000008352166004820152602081602481865afa908115611255575f91611330575b50156112e75767ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001667ffffffffffffffff42160167ffffffffffffffff81116112ba576040516060810181811067ffffffffffffffff82111761128d5760405233815267ffffffffffffffff60208201921691828152604082019060018252845f525f60205273ffffffffffffffffffffffffffffffffffffffff60405f209351167fffffffff000000000000000000000000000000000000000000000000000000007bffffffffffffffff00000000000000000000000000000000000000008554935160a01b16921617178255516004811015611260577fffffff00ffffffffffffffffffffffffffffffffffffffffffffffffffffffff7cff0000000000000000000000000000000000000000000000000000000083549260e01b16911617905573ffffffffffffffffffffffffffffffffffffffff61114561158c565b16906040519033825260043573ffffffffffffffffffffffffffffffffffffffff811680910361038e576020830152602435604083015260443567ffffffffffffffff811680910361038e57827fe5af1045dceda46681d6bbcf769a8d91326d4c94518d8e589cf9402411619c0b9260a0926060889601526080820152a3813b1561038e575f80926064604051809581937f0899146b0000000000000000000000000000000000000000000000000000000083528660048401523360248401527f000000000000000000000000000000000000000000000000000000000000000060448401525af191821561125557602092611245575b50604051908152f35b5f61124f91611613565b5f61123c565b6040513d5f823e3d90fd5b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602160045260245ffd5b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b73ffffffffffffffffffffffffffffffffffffffff61130461158c565b7ffb292e0b000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b90506020813d60201161135a575b8161134b60209383611613565b8101031261038e575183610fdc565b3d915061133e565b7f691e5682000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b67ffffffffffffffff61139e6115af565b7f2a35a324000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b7f62a2dfa3000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b73ffffffffffffffffffffffffffffffffffffffff9061141361158c565b907f0c7c2500000000000000000000000000000000000000000000000000000000005f526004521660245260445ffd5b7fe11bd3a3000000000000000000000000000000000000000000000000000000005f5260045ffd5b7ff0ad0d09000000000000000000000000000000000000000000000000000000005f5260045ffd5b50601b8314158015610e4d5750601c831415610e4d565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52603260045260245ffd5b7f7d1250fe000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b3461038e57606060031936011261038e57602061151e306116f0565b604051908152f35b3461038e57602060031936011261038e576004355f525f60205260405f20549067ffffffffffffffff60ff8360e01c169273ffffffffffffffffffffffffffffffffffffffff8116835260a01c1660208201526004821015611260576060916040820152f35b60043573ffffffffffffffffffffffffffffffffffffffff8116810361038e5790565b60443567ffffffffffffffff8116810361038e5790565b3567ffffffffffffffff8116810361038e5790565b60c0810190811067ffffffffffffffff82111761128d57604052565b6040810190811067ffffffffffffffff82111761128d57604052565b90601f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0910116810190811067ffffffffffffffff82111761128d57604052565b359067ffffffffffffffff8216820361038e57565b90602080835192838152019201905f5b8181106116865750505090565b8251805173ffffffffffffffffffffffffffffffffffffffff1685526020908101518186015260409094019390920191600101611679565b6040906116d5939281528160208201520190611669565b90565b67ffffffffffffffff811161128d5760051b60200190565b60405173ffffffffffffffffffffffffffffffffffffffff60208201927f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f84527f0b4b51b5c284da4a689414a47eb1472c5545f1bbfe173710f93ae4f73ac17a6660408401527fc89efdaa54c0f20c7adf612882df0950f5a951637e0307cdcb4c672f298b8bc660608401524660808401521660a082015260a0815261179760c082611613565b51902060043573ffffffffffffffffffffffffffffffffffffffff81169081810361038e575060443567ffffffffffffffff81169081810361038e57506040519060208201927fc355f0d61c10a1294412a88dedeaad8e12f5ae68f6e8c4121c3ecef59a72687584526040830152602435606083015260808201526080815261182160a082611613565b5190206040519060208201927f190100000000000000000000000000000000000000000000000000000000000084526022830152604282015260428152611869606282611613565b51902090565b8051156114aa5760200190565b8051600110156114aa5760400190565b91929160405190606061189f8184611613565b600283527fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0015f5b81811061196657505081948084029084820414841517156112ba576127109073ffffffffffffffffffffffffffffffffffffffff60405193611908856115f7565b16835204602082015261191a8261186f565b526119248161186f565b5060206119308261186f565b51015182039182116112ba576040516119639261194c826115f7565b5f8252602082015261195d8261187c565b5261187c565b50565b602090604051611975816115f7565b5f81525f83820152828287010152016118c756' as const;
